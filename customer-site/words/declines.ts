/** What a bank's no means, said kindly. Nothing here blames, and each ends with what to do. */
const WORDS: Record<string, string> = {
  insufficient_funds:
    'Your bank says there is not enough in that account. You could use another card.',
  expired_card: 'That card has expired. Please use another one.',
  incorrect_cvc: 'The security code does not match the card. It is the 3 digits on the back.',
  incorrect_number: 'The card number is not quite right. Please check it.',
  processing_error: 'The bank had a hiccup. Nothing was taken; please try once more.',
  payment_intent_authentication_failure:
    'Your bank could not confirm that it was you. Try again, or use another card.',
  lost_card: 'Your bank will not accept that card. Please use another one.',
  stolen_card: 'Your bank will not accept that card. Please use another one.',
}
const PLAIN = 'Your bank said no to that card. Try it again, or use another one.'

/** By Stripe's `code` or `decline_code`. */
export const declineInWords = (...codes: (string | null | undefined)[]): string =>
  codes.map((code) => (code ? WORDS[code] : undefined)).find(Boolean) ?? PLAIN
