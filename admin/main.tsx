import '@ant-design/v5-patch-for-react-19'
import { App as AntApp } from 'antd'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { AppearanceProvider } from './appearance.tsx'
import { router } from './routes.tsx'
import './styles/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place for the back office.')

createRoot(root).render(
  <StrictMode>
    <AppearanceProvider>
      <AntApp message={{ maxCount: 3 }} notification={{ maxCount: 4 }}>
        <RouterProvider router={router} />
      </AntApp>
    </AppearanceProvider>
  </StrictMode>,
)
