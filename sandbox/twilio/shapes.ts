import type { Sandbox } from '../context.ts'
import type { CallRow, MediaRow, MessageRow, RecordingRow } from '../rows.ts'

export const API_VERSION = '2010-04-01'

const OWN_NUMBER_SID = `PN${'5a'.repeat(16)}`

/** RFC 2822 with a numeric zone, as Twilio's REST API writes instants. */
export const rfc2822 = (iso: string): string => new Date(iso).toUTCString().replace('GMT', '+0000')

const maybeDate = (iso: string | null): string | null => (iso ? rfc2822(iso) : null)

const accountPath = (sandbox: Sandbox): string =>
  `/${API_VERSION}/Accounts/${sandbox.options.twilio.accountSid}`

/** An address as Twilio writes it: `whatsapp:+447700900123`. */
export const channelAddress = (channel: MessageRow['channel'], phone: string): string =>
  channel === 'whatsapp' ? `whatsapp:${phone}` : phone

export const messageShape = (sandbox: Sandbox, row: MessageRow) => {
  const uri = `${accountPath(sandbox)}/Messages/${row.id}`
  return {
    account_sid: sandbox.options.twilio.accountSid,
    api_version: API_VERSION,
    body: row.body,
    date_created: rfc2822(row.createdAt),
    date_sent: maybeDate(row.sentAt),
    date_updated: rfc2822(row.updatedAt),
    direction: row.direction,
    error_code: row.errorCode,
    error_message: row.errorMessage,
    from: channelAddress(row.channel, row.from),
    messaging_service_sid: null,
    num_media: String(row.media.length),
    num_segments: '1',
    price: null,
    price_unit: null,
    sid: row.id,
    status: row.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: channelAddress(row.channel, row.to),
    uri: `${uri}.json`,
  }
}

export const mediaShape = (sandbox: Sandbox, row: MediaRow) => ({
  account_sid: sandbox.options.twilio.accountSid,
  content_type: row.contentType,
  date_created: rfc2822(row.createdAt),
  date_updated: rfc2822(row.createdAt),
  parent_sid: row.messageSid,
  sid: row.id,
  uri: `${accountPath(sandbox)}/Messages/${row.messageSid}/Media/${row.id}.json`,
})

/** Where a received file is fetched: with credentials, like the real MediaUrl. */
export const mediaUrl = (sandbox: Sandbox, row: Pick<MediaRow, 'id' | 'messageSid'>): string =>
  `${sandbox.url()}${accountPath(sandbox)}/Messages/${row.messageSid}/Media/${row.id}`

export const callShape = (sandbox: Sandbox, row: CallRow) => {
  const uri = `${accountPath(sandbox)}/Calls/${row.id}`
  return {
    account_sid: sandbox.options.twilio.accountSid,
    annotation: null,
    answered_by: null,
    api_version: API_VERSION,
    caller_name: null,
    date_created: rfc2822(row.createdAt),
    date_updated: rfc2822(row.endedAt ?? row.startedAt ?? row.createdAt),
    direction: row.direction,
    duration: row.duration === null ? null : String(row.duration),
    end_time: maybeDate(row.endedAt),
    forwarded_from: null,
    from: row.from,
    from_formatted: row.from,
    group_sid: null,
    parent_call_sid: row.parentSid,
    // A leg to someone else's number has none of ours.
    phone_number_sid: row.direction === 'outbound-dial' ? null : OWN_NUMBER_SID,
    price: null,
    price_unit: 'GBP',
    queue_time: '0',
    sid: row.id,
    start_time: maybeDate(row.startedAt),
    status: row.status,
    subresource_uris: Object.fromEntries(
      [
        'events',
        'notifications',
        'payments',
        'recordings',
        'siprec',
        'streams',
        'transcriptions',
      ].map((name) => [name, `${uri}/${name[0]?.toUpperCase()}${name.slice(1)}.json`]),
    ),
    to: row.to,
    to_formatted: row.to,
    trunk_sid: null,
    uri: `${uri}.json`,
  }
}

/** Where a recording is fetched; without an extension it is a WAV file. */
export const recordingUrl = (sandbox: Sandbox, sid: string): string =>
  `${sandbox.url()}${accountPath(sandbox)}/Recordings/${sid}`

export const recordingShape = (sandbox: Sandbox, row: RecordingRow) => {
  const uri = `${accountPath(sandbox)}/Recordings/${row.id}`
  return {
    account_sid: sandbox.options.twilio.accountSid,
    api_version: API_VERSION,
    call_sid: row.callSid,
    channels: row.channels,
    conference_sid: null,
    date_created: rfc2822(row.createdAt),
    date_updated: rfc2822(row.createdAt),
    duration: String(row.seconds),
    encryption_details: null,
    error_code: null,
    media_url: `${sandbox.url()}${uri}`,
    price: null,
    price_unit: 'USD',
    sid: row.id,
    source: row.source,
    start_time: rfc2822(row.startedAt),
    status: 'completed',
    subresource_uris: {
      add_on_results: `${uri}/AddOnResults.json`,
      transcriptions: `${uri}/Transcriptions.json`,
    },
    uri: `${uri}.json`,
  }
}
