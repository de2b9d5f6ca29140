/** How a page addresses whoever opened it; nobody's name is known until they have said it. */
interface Named {
  /** Empty until it is known. */
  customerFirstName: string
}

export const quoteFor = ({ customerFirstName: name }: Named): string =>
  name ? `Quote for ${name}` : 'Your quote'

/** `You’re booked, Sam` */
export const toThem = (words: string, { customerFirstName: name }: Named): string =>
  name ? `${words}, ${name}` : words
