/** The least a Refine page with an antd table is: what the back office's own weight is measured over. */
import '@ant-design/v5-patch-for-react-19'
import { useTable } from '@refinedev/antd'
import { type DataProvider, Refine } from '@refinedev/core'
import routerProvider from '@refinedev/react-router'
import { App, ConfigProvider, Table } from 'antd'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'

const nothing = async () => ({ data: [], total: 0 })
const dataProvider = { getApiUrl: () => '/api', getList: nothing } as unknown as DataProvider

function List() {
  const { tableProps } = useTable({ resource: 'leads' })
  return <Table {...tableProps} rowKey="id" columns={[{ title: 'Name', dataIndex: 'name' }]} />
}

function Page() {
  return (
    <Refine
      dataProvider={dataProvider}
      routerProvider={routerProvider}
      resources={[{ name: 'leads', list: '/' }]}
      options={{ disableTelemetry: true }}
    >
      <List />
    </Refine>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <ConfigProvider>
    <App>
      <RouterProvider router={createBrowserRouter([{ path: '*', element: <Page /> }])} />
    </App>
  </ConfigProvider>,
)
