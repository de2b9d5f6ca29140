import { useEffect, useRef, useState } from 'react'
import { MOST_VIDEO_BYTES, mostMegabytes, VIDEO_REFUSALS } from '../../domain/video.ts'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { FocusHeading, Frame } from '../ui/Frame.tsx'
import { Icon } from '../ui/icons.tsx'
import LostPage from '../ui/LostPage.tsx'
import { Notice } from '../ui/Notice.tsx'
import { isLinkGood } from './tus.ts'
import { uploadsOf, uploadVideo } from './upload-video.ts'

const sizeOf = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`

const wordsFor = (waiting: boolean, share: number) => {
  if (waiting) return 'Waiting for a connection…'
  return share < 1 ? 'Sending your video…' : 'All of it is here. Having a quick look…'
}

type Stage = 'choosing' | 'sending' | 'sent'

/** `/v/:token`: a short video of the job, recorded or chosen, sent over whatever connection there is. */
const VideoPage = ({ token }: { token: string }) => {
  const [stage, setStage] = useState<Stage>('choosing')
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const [waiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState('')
  const [lost, setLost] = useState(false)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => {
    void isLinkGood(uploadsOf(token)).then((good) => setLost(!good))
  }, [token])
  useEffect(() => {
    if (stage !== 'sending') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [stage])

  const send = async (chosen: File) => {
    setProblem('')
    // A phone may not know the type of its own file; what is in it is looked at when it is here.
    if (chosen.type && !chosen.type.startsWith('video/'))
      return setProblem(VIDEO_REFUSALS.not_video)
    if (chosen.size === 0) return setProblem(VIDEO_REFUSALS.empty)
    if (chosen.size > MOST_VIDEO_BYTES)
      return setProblem(
        `That video is very large (${sizeOf(chosen.size)}; we can take ${mostMegabytes} MB). A minute or two is plenty.`,
      )
    setFile(chosen)
    setStage('sending')
    setShare(0)
    stop.current = new AbortController()
    try {
      await uploadVideo(token, chosen, {
        onProgress: setShare,
        onWaiting: setWaiting,
        signal: stop.current.signal,
      })
      setStage('sent')
    } catch (error) {
      setStage('choosing')
      if (stop.current.signal.aborted) return
      const { code, message } = asRefusal(error)
      setProblem(
        code === 'NOT_FOUND'
          ? 'This link does not open anything any more. Please message us.'
          : message,
      )
    }
  }

  if (lost) return <LostPage />
  if (stage === 'sent')
    return (
      <Frame title="Thank you">
        <header className="hero booked-hero">
          <span className="big-tick">
            <Icon name="tick" size={32} />
          </span>
          <FocusHeading>Got it, thank you</FocusHeading>
          <p className="lead">
            We look at it now and send your quote by WhatsApp. You can close this page.
          </p>
        </header>
        <p>
          <Button look="quiet" onClick={() => setStage('choosing')}>
            Send another one
          </Button>
        </p>
      </Frame>
    )
  return (
    <Frame title="Show us the job">
      <header className="hero">
        <FocusHeading>Show us the job</FocusHeading>
        <p className="lead">
          A minute is enough: the whole of it first, then close up, and say what you would like
          done.
        </p>
      </header>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      {stage === 'choosing' ? (
        <div className="card fields">
          <VideoInput words="Record a video" capture onFile={send} />
          <VideoInput words="Choose one you have" onFile={send} />
          <p className="hint">Only our own people see it, to price your job.</p>
        </div>
      ) : (
        <div className="card fields">
          <p>
            <strong>{wordsFor(waiting, share)}</strong>
            <span className="hint"> {file && sizeOf(file.size)}</span>
          </p>
          <progress value={share} max={1} aria-label="How much has been sent">
            {Math.round(share * 100)}%
          </progress>
          <p className="hint" role="status">
            {waiting
              ? 'It goes on by itself from where it was as soon as you are back online.'
              : 'Keep this page open. If the connection drops, nothing that was sent is lost.'}
          </p>
          <p>
            <Button look="quiet" onClick={() => stop.current?.abort()}>
              Stop
            </Button>
          </p>
        </div>
      )}
    </Frame>
  )
}
export default VideoPage

interface VideoInputProps {
  words: string
  capture?: boolean
  onFile: (file: File) => void
}

const VideoInput = ({ words, capture, onFile }: VideoInputProps) => (
  <label className={`button ${capture ? 'main' : 'plain'}`}>
    {capture && <Icon name="camera" />}
    {words}
    <input
      type="file"
      accept="video/*"
      capture={capture ? 'environment' : undefined}
      className="unseen"
      onChange={({ target }) => {
        const [file] = target.files ?? []
        target.value = ''
        if (file) onFile(file)
      }}
    />
  </label>
)
