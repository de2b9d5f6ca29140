import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'

const ImportDrawer = lazy(() => import('./import-drawer.tsx'))
const OrderDrawer = lazy(() => import('./order-drawer.tsx'))

/** What is done to the catalogue as a whole: a file into it, and its order. */
export function CatalogueTools({ list }: { list: CatalogueList }) {
  const [open, setOpen] = useState<'import' | 'order' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Button onClick={() => setOpen('import')}>Import</Button>
      <Button onClick={() => setOpen('order')}>Order</Button>
      <Suspense fallback={null}>
        {open === 'import' && <ImportDrawer list={list} close={close} />}
        {open === 'order' && <OrderDrawer list={list} close={close} />}
      </Suspense>
    </>
  )
}
