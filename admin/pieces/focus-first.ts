/**
 * For a dialog's `afterOpenChange`: its first field has the focus once it is open. A field's own
 * `autoFocus` comes too early, while the dialog is not shown yet and cannot take it.
 */
export const focusFirst = (open: boolean): void => {
  if (!open) return
  const bodies = document.querySelectorAll('.ant-modal-body')
  bodies[bodies.length - 1]
    ?.querySelector<HTMLElement>('input:not([disabled]), textarea:not([disabled])')
    ?.focus()
}
