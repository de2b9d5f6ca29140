/** Line icons on a 24-pixel grid; decoration only, so hidden from screen readers. */
const PATHS = {
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  calendar:
    'M4 9.5h16M8 3v4M16 3v4M6 5h12a2 2 0 012 2v11a2 2 0 01-2 2H6a2 2 0 01-2-2V7a2 2 0 012-2z',
  clock: 'M12 7.5V12l3 2M12 21a9 9 0 100-18 9 9 0 000 18z',
  shield: 'M12 3l7 3v5.5c0 4.4-2.9 7.8-7 9.5-4.1-1.7-7-5.1-7-9.500V6l7-3zM9 12l2.2 2.200L15.2 10',
  pin: 'M12 21s-6.5-5.7-6.5-11a6.5 6.5 0 0113 0c0 5.3-6.5 11-6.5 11zM12 12.200a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.600z',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.500c.8-3.7 3.8-6 7.5-6s6.7 2.3 7.5 6',
  card: 'M3.5 9.500h17M5 5h14a2 2 0 012 2v10a2 2 0 01-2 2H5a2 2 0 01-2-2V7a2 2 0 012-2zM7 15h3',
  back: 'M9 7l-4.5 4.500L9 16M5 11.500h9a5.5 5.5 0 010 11h-1',
  alert:
    'M12 8v5M12 16.500v.01M10.3 4.100L2.7 17.500A2 2 0 004.4 20.500h15.200a2 2 0 001.7-3L13.7 4.100a2 2 0 00-3.4 0z',
  down: 'M6 9.500l6 6 6-6',
  phone:
    'M6 3.500h3l1.5 4.5-2 1.500a12 12 0 006 6l1.5-2 4.5 1.500v3a2 2 0 01-2.2 2A17 17 0 014 5.700a2 2 0 012-2.200z',
  camera:
    'M4 8h3l1.5-2.500h7L17 8h3a1 1 0 011 1v9a1 1 0 01-1 1H4a1 1 0 01-1-1V9a1 1 0 011-1zM12 16.500a3.5 3.5 0 100-7 3.5 3.5 0 000 7z',
  star: 'M12 3.500l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z',
}
export type IconName = keyof typeof PATHS

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    className={`icon icon-${name}`}
    viewBox="0 0 24 24"
    width={size}
    height={size}
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
)
