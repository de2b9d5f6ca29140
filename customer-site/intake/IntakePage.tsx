import { Frame } from '../ui/Frame.tsx'

const IntakePage = (_: { token: string }) => <Frame title="x">x</Frame>
export default IntakePage
