import { isoNow, type Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { CallLine, CallRow, RecordingRow } from '../rows.ts'
import { spokenSeconds } from './recordings.ts'
import { recordingUrl, rfc2822 } from './shapes.ts'

interface Take {
  spoken: CallLine[]
  source: string
  channels: 1 | 2
  /** The recordingStatusCallback, if the app wants to know. */
  url: string | null
}

/** Keeps what was said on a call as a recording and tells the app of it. */
export const saveRecording = (
  sandbox: Sandbox,
  call: CallRow,
  { spoken, source, channels, url }: Take,
): RecordingRow =>
  sandbox.journal.commit(() => {
    const recording = sandbox.journal.put('recording', {
      ...{ id: twilioSid('RE'), callSid: call.id, channels, source },
      seconds: spokenSeconds(spoken),
      transcript: spoken.map(({ text }) => text).join(' '),
      startedAt: call.startedAt ?? call.createdAt,
      createdAt: isoNow(sandbox),
    })
    if (url)
      sandbox.courier.send({
        ...{ provider: 'twilio', kind: 'recording.completed', url, about: call.id },
        lane: `recording:${call.id}`,
        body: new URLSearchParams(recordingForm(sandbox, recording)).toString(),
      })
    return recording
  })

/** Recording call-backs carry no From or To: they are matched by CallSid. */
const recordingForm = (sandbox: Sandbox, recording: RecordingRow): Record<string, string> => ({
  AccountSid: sandbox.options.twilio.accountSid,
  CallSid: recording.callSid,
  ErrorCode: '0',
  RecordingChannels: String(recording.channels),
  RecordingDuration: String(recording.seconds),
  RecordingSid: recording.id,
  RecordingSource: recording.source,
  RecordingStartTime: rfc2822(recording.startedAt),
  RecordingStatus: 'completed',
  RecordingTrack: 'both',
  RecordingUrl: recordingUrl(sandbox, recording.id),
})
