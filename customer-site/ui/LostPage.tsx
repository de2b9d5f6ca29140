import { FocusHeading, Frame } from './Frame.tsx'

/** For an address this site does not have. */
const LostPage = () => (
  <Frame title="Page not found">
    <FocusHeading>There is nothing at this address</FocusHeading>
    <p className="lead">
      If you followed a link from one of our messages, please open it again from the message: it may
      have been cut short.
    </p>
    <p>
      <a className="button plain" href="/">
        Ask for a quote
      </a>
    </p>
  </Frame>
)
export default LostPage
