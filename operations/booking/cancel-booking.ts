export const cancelBooking = async (..._: unknown[]): Promise<void> => { throw new Error('x') }
