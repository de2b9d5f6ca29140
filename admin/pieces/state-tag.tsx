import {
  CalendarOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  CreditCardOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  HourglassOutlined,
  InboxOutlined,
  MessageOutlined,
  PlayCircleOutlined,
  ScanOutlined,
  SendOutlined,
  ToolOutlined,
  UserOutlined,
  UserSwitchOutlined,
  VideoCameraAddOutlined,
  VideoCameraOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { LeadState } from '../../domain/lead-states.ts'
import { STATE_WORDS } from '../words/states.ts'
import { ToneTag } from './tag.tsx'

const ICONS: Record<LeadState, ReactNode> = {
  created: <InboxOutlined />,
  sku_detected: <ToolOutlined />,
  video_requested: <VideoCameraAddOutlined />,
  video_received: <VideoCameraOutlined />,
  ai_scoring: <ScanOutlined />,
  estimator_queued: <HourglassOutlined />,
  estimator_reviewing: <UserOutlined />,
  awaiting_customer_response: <MessageOutlined />,
  quote_generated: <FileTextOutlined />,
  quote_sent: <SendOutlined />,
  quote_viewed: <EyeOutlined />,
  quote_expired: <ClockCircleOutlined />,
  booking_in_progress: <CalendarOutlined />,
  payment_pending: <CreditCardOutlined />,
  payment_failed: <WarningOutlined />,
  booking_confirmed: <UserSwitchOutlined />,
  contractor_assigned: <FileDoneOutlined />,
  job_scheduled: <CheckOutlined />,
  job_in_progress: <PlayCircleOutlined />,
  job_completed: <CheckCircleOutlined />,
  cancelled: <CloseCircleOutlined />,
  expired: <ClockCircleOutlined />,
}

/** A lead's state: the same word, tone and icon wherever it is shown. */
export function StateTag({ state }: { state: LeadState }) {
  const { word, tone, hint } = STATE_WORDS[state]
  return (
    <ToneTag tone={tone} icon={ICONS[state]} title={hint}>
      {word}
    </ToneTag>
  )
}
