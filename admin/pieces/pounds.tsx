import { InputNumber, type InputNumberProps } from 'antd'

type Props = Omit<InputNumberProps<number>, 'value' | 'onChange' | 'prefix' | 'precision'> & {
  /** Pence. */
  value?: number | null
  onChange?: (pence: number | null) => void
}

/** Typed in pounds, kept in whole pence. */
export function Pounds({ value, onChange, ...rest }: Props) {
  return (
    <InputNumber<number>
      {...rest}
      prefix="£"
      precision={2}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value / 100 : value}
      onChange={(pounds) => onChange?.(pounds === null ? null : Math.round(pounds * 100))}
    />
  )
}
