import { randomBytes, randomUUID } from 'node:crypto'
import { MemoryLocker, Server } from '@tus/server'
import type { Endpoint, PayloadRequest } from 'payload'
import { AppError } from '../../../domain/app-error.ts'
import { MOST_VIDEO_BYTES } from '../../../domain/video.ts'
import { refusedVideo } from '../../../operations/intake/check-video.ts'
import { receiveVideo, type VideoLead } from '../../../operations/intake/receive-video.ts'
import { finishUpload } from '../../../operations/uploads/finish-upload.ts'
import { LeadUploads } from '../../../operations/uploads/upload-store.ts'
import { withVideoOfForm } from './read-video-form.ts'
import { asContract } from './tus-answer.ts'
import { videoVerb } from './video-link.ts'

const inOnePiece = videoVerb({
  ...{ method: 'post', path: '/video', begins: true },
  act: (req, lead) =>
    withVideoOfForm(req, async (path) => {
      await receiveVideo(req, { lead, path, uploadId: randomUUID() })
      return Response.json({ reference: lead.reference }, { status: 201 })
    }),
})

/** A phone that lost its line asks again while we still wait for the rest: within one process. */
const locker = new MemoryLocker()

const asTus = (error: unknown): never => {
  if (error instanceof AppError) throw { status_code: error.status, body: error.message }
  throw error
}

/** The tus protocol, spoken to one lead's link about that lead's uploads. */
const tus = async (req: PayloadRequest, lead: VideoLead, token: string): Promise<Response> => {
  const server = new Server({
    path: `/api/v/${token}/uploads`,
    relativeLocation: true,
    datastore: new LeadUploads(req, lead.id),
    maxSize: MOST_VIDEO_BYTES,
    locker,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => randomBytes(18).toString('base64url'),
    async onUploadCreate(_request, { size }) {
      return size === 0 ? asTus(refusedVideo('empty')) : {}
    },
    onUploadFinish: async (_request, { id }) => {
      await finishUpload(req, id).catch(asTus)
      return {}
    },
  })
  return asContract(await server.handleWeb(req as never))
}

const begin = videoVerb({ method: 'post', path: '/uploads', begins: true, act: tus })
const ask = videoVerb({ method: 'options', path: '/uploads', act: tus })
const pieces = (['head', 'patch', 'delete'] as const).map((method) =>
  videoVerb({ method, path: '/uploads/:upload', isPiece: method === 'patch', act: tus }),
)

export const videoEndpoints: Endpoint[] = [inOnePiece, ask, begin, ...pieces]
