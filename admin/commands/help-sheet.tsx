import { Modal } from 'antd'
import { useEscape } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { keysInWords } from './keys-in-words.ts'
import '../styles/commands.css'

/** Every key and what it does, for the role at hand. */
export default function HelpSheet({ close }: { close: () => void }) {
  const { role } = useMe()
  useEscape(close)
  return (
    <Modal open title="Keys" footer={null} onCancel={close} width={720}>
      <div className="key-chapters">
        {keysInWords(role).map(({ name, keys }) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <dl>
              {keys.map(({ keys: pressed, does }) => (
                <div key={pressed.join(' ')}>
                  <dt>
                    {pressed.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
