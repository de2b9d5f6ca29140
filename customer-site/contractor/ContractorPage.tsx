import { Frame } from '../ui/Frame.tsx'

const ContractorPage = (_: { token: string }) => <Frame title="x">x</Frame>
export default ContractorPage
