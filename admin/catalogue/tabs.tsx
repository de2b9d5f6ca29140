import { Segmented } from 'antd'
import { useNavigate } from 'react-router'

/** The two halves of the catalogue: what is sold, and what it takes to do it. */
export function CatalogueTabs({ at }: { at: 'prices' | 'tasks' }) {
  const navigate = useNavigate()
  return (
    <Segmented
      aria-label="Catalogue"
      value={at}
      options={[
        { value: 'prices', label: 'Price book' },
        { value: 'tasks', label: 'Tasks' },
      ]}
      onChange={(to) => void navigate(`/catalogue/${to}`)}
    />
  )
}
