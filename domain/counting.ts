/** Rows are counted one by one up to here; beyond it a list says about how many there are. */
export const COUNTED_TO = 2_000
