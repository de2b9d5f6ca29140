import { type ThemeConfig, theme } from 'antd'

export type Appearance = 'light' | 'dark'

/** What a state asks of us; colour is spent on nothing else. */
export type Tone = 'ours' | 'theirs' | 'secured' | 'urgent' | 'quiet'

interface Palette {
  ground: string
  surface: string
  raised: string
  lifted: string
  sunken: string
  line: string
  lineSoft: string
  ink: string
  muted: string
  faint: string
  /** Behind white words: dark enough in either appearance. */
  accentFill: string
  accent: string
  accentSoft: string
  accentInk: string
  /** Of a stacked bar, in order: told apart by lightness as well as by hue. */
  parts: readonly string[]
  tones: Record<Tone, { fill: string; ink: string; strong: string }>
}

const PALETTES: Record<Appearance, Palette> = {
  light: {
    ground: '#f5f6f7',
    surface: '#ffffff',
    raised: '#ffffff',
    lifted: '#ffffff',
    sunken: '#f0f2f3',
    line: '#dfe3e6',
    lineSoft: '#eceff1',
    ink: '#1a2025',
    muted: '#56626c',
    faint: '#5c6872',
    accent: '#0f6b66',
    accentFill: '#0f6b66',
    accentSoft: '#e2f0ef',
    accentInk: '#0b5550',
    parts: ['#0f6b66', '#3f9790', '#7bb8b1', '#5f7f9c', '#93aabf', '#a58f6a', '#cbb892'],
    tones: {
      ours: { fill: '#fcf0d4', ink: '#754900', strong: '#c98500' },
      theirs: { fill: '#e5effc', ink: '#1b4c8c', strong: '#3b7ddd' },
      secured: { fill: '#e0f3e6', ink: '#135c2e', strong: '#2d9c57' },
      urgent: { fill: '#fde7e6', ink: '#97191b', strong: '#d4393c' },
      quiet: { fill: '#ebeef0', ink: '#48545d', strong: '#97a2ab' },
    },
  },
  dark: {
    ground: '#111415',
    surface: '#191d1f',
    raised: '#22272a',
    lifted: '#333a3e',
    sunken: '#141718',
    line: '#2f3539',
    lineSoft: '#262b2e',
    ink: '#e4e8ea',
    muted: '#a3aeb5',
    faint: '#9ba6ae',
    accent: '#2c9c93',
    accentFill: '#1a756e',
    accentSoft: '#173331',
    accentInk: '#72cfc6',
    parts: ['#2c9c93', '#5bb5ad', '#93d0ca', '#5c82a8', '#8fadc9', '#a88f63', '#cdb98f'],
    tones: {
      ours: { fill: '#392b0e', ink: '#f0c668', strong: '#d79b2a' },
      theirs: { fill: '#15273d', ink: '#93c2f6', strong: '#5794e6' },
      secured: { fill: '#13301e', ink: '#84d7a3', strong: '#43b06d' },
      urgent: { fill: '#401819', ink: '#f7a3a1', strong: '#e5585a' },
      quiet: { fill: '#2a3033', ink: '#b9c3c9', strong: '#6d7981' },
    },
  },
}

const FONT = `Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif`

/** antd's tokens: neutral greys, one deep teal, 14 px, 36 px rows, shadows only on what floats. */
export const themeFor = (appearance: Appearance): ThemeConfig => {
  const p = PALETTES[appearance]
  return {
    cssVar: { key: 'handy' },
    hashed: false,
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      colorPrimary: p.accent,
      colorInfo: p.accent,
      colorLink: p.accentInk,
      colorSuccess: p.tones.secured.strong,
      colorWarning: p.tones.ours.strong,
      colorError: p.tones.urgent.strong,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBorder: p.line,
      colorBorderSecondary: p.lineSoft,
      colorText: p.ink,
      colorTextSecondary: p.muted,
      colorTextTertiary: p.faint,
      colorTextDescription: p.muted,
      colorTextPlaceholder: p.faint,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      controlHeight: 32,
    },
    components: {
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 12,
        headerBg: p.surface,
        headerColor: p.muted,
        headerSplitColor: 'transparent',
        headerSortActiveBg: p.surface,
        headerSortHoverBg: p.sunken,
        bodySortBg: 'transparent',
        rowHoverBg: p.sunken,
        rowSelectedBg: p.accentSoft,
        rowSelectedHoverBg: p.accentSoft,
        borderColor: p.lineSoft,
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px', labelColor: p.muted },
      Card: { bodyPadding: 16, headerHeight: 44, headerFontSize: 14 },
      Button: {
        colorPrimary: p.accentFill,
        colorPrimaryHover: p.accentFill,
        // Words over the surface, not on the fill: as links are.
        defaultHoverColor: p.accentInk,
        defaultHoverBorderColor: p.accent,
        defaultActiveColor: p.accentInk,
        defaultActiveBorderColor: p.accent,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Tag: { defaultBg: p.tones.quiet.fill, defaultColor: p.tones.quiet.ink },
      Tabs: {
        horizontalMargin: '0 0 16px',
        horizontalItemPadding: '10px 0',
        itemSelectedColor: p.accentInk,
        itemHoverColor: p.accentInk,
        itemActiveColor: p.accentInk,
      },
      Drawer: { paddingLG: 20 },
      Segmented: { itemSelectedBg: p.lifted, trackBg: p.sunken },
    },
  }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The same colours for our own few rules, as custom properties of the page. */
export const cssVariables = (appearance: Appearance): Record<string, string> => {
  const { tones, parts, ...flat } = PALETTES[appearance]
  const variables: Record<string, string> = { '--font': FONT }
  for (const [name, colour] of Object.entries(flat)) variables[`--${kebab(name)}`] = colour
  for (const [place, colour] of parts.entries()) variables[`--part-${place + 1}`] = colour
  for (const [tone, shades] of Object.entries(tones))
    for (const [name, colour] of Object.entries(shades)) variables[`--${tone}-${name}`] = colour
  return variables
}
