import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { addDays } from '../../domain/london-time.ts'
import type { BoardUrl, Show } from './board-url.ts'

/** Which days, how many, and who. */
export function Toolbar({ url, aJobInHand }: { url: BoardUrl; aJobInHand: boolean }) {
  const shows: { value: Show; label: string; disabled?: boolean }[] = [
    { value: 'all', label: 'Everybody' },
    { value: 'working', label: 'Working' },
    { value: 'busy', label: 'With jobs' },
    { value: 'fit', label: 'Who fits', disabled: !aJobInHand && url.show !== 'fit' },
  ]
  return (
    <search className="filter-bar">
      <span className="steps">
        <Button
          aria-label="Earlier"
          icon={<LeftOutlined />}
          onClick={() => url.go(addDays(url.from, -url.days))}
        />
        <Button onClick={() => url.go(url.today)}>Today</Button>
        <Button
          aria-label="Later"
          icon={<RightOutlined />}
          onClick={() => url.go(addDays(url.from, url.days))}
        />
      </span>
      <Segmented
        aria-label="How many days"
        options={[
          { value: 7, label: '7 days' },
          { value: 14, label: '14 days' },
        ]}
        value={url.days}
        onChange={url.setDays}
      />
      <Segmented aria-label="Who" options={shows} value={url.show} onChange={url.setShow} />
      <Input
        allowClear
        className="who-box"
        aria-label="Find a contractor"
        placeholder="Name or postcode"
        value={url.search}
        onChange={({ target }) => url.setSearch(target.value)}
      />
    </search>
  )
}
