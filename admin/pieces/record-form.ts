import { useForm } from '@refinedev/antd'
import type { BaseRecord, HttpError } from '@refinedev/core'

interface Asked<Values> {
  resource: string
  /** The record to change; without it, a new one. */
  id?: string
  /** What is already on the screen: the form need not fetch it. */
  values?: Partial<Values>
  saved: (record: BaseRecord) => void
  done: string
}

/** Refine's form on one record: the API's field errors stand at their fields, its sentence on top. */
export function useRecordForm<Values extends object>({
  resource,
  id,
  values,
  saved,
  done,
}: Asked<Values>) {
  const form = useForm<BaseRecord, HttpError, Values>({
    resource,
    action: id ? 'edit' : 'create',
    id,
    redirect: false,
    queryOptions: { enabled: false },
    onMutationSuccess: ({ data }) => saved(data),
    successNotification: () => ({ message: done, type: 'success' }),
    errorNotification: false,
  })
  return {
    form: form.form,
    formProps: { ...form.formProps, initialValues: values } as typeof form.formProps,
    saveButtonProps: form.saveButtonProps,
    error: form.mutation.error,
  }
}
