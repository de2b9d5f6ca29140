import { Frame } from '../ui/Frame.tsx'

const VideoPage = (_: { token: string }) => <Frame title="x">x</Frame>
export default VideoPage
