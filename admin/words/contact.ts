/** `+447700900123` → `07700 900123`; a number from elsewhere as it is. */
export const phoneInWords = (phone: string): string => {
  const national = /^\+44(\d{4})(\d{6})$/.exec(phone)
  return national ? `0${national[1]} ${national[2]}` : phone
}

/** What was typed as the digits a stored number contains: `07700 900` → `7700900`. Null: not a number. */
export const digitsTyped = (typed: string): string | null => {
  const digits = typed.replace(/[\s()+-]/g, '')
  if (!/^\d{3,}$/.test(digits)) return null
  return digits.replace(/^(0044|44|0)/, '')
}

/** For a form's phone field: a stored number as people write it; what is being typed is left alone. */
export const shownPhone = (phone: string | null | undefined) => ({
  value: phone ? phoneInWords(phone) : phone,
})
