import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { ROOT } from './run-script.ts'

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

// Tests talk to this machine alone: a stray request to the world fails and is noticed.
const ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Unpacks the browser that comes as an npm package; a directory per version, so none goes stale. */
function unpackPackaged(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = join(dirname(entry), '../../package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const place = join(ROOT, '.cache', `chromium-${version}`)
  if (existsSync(place)) return place
  const fresh = `${place}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const script =
    "import('@sparticuz/chromium').then(({ default: packaged }) => packaged.executablePath())"
  execFileSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    // It unpacks into the temporary directory, and its own libraries only where it sees a Lambda.
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
  try {
    renameSync(fresh, place)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
  return place
}

/** On a machine without fonts every page would be blank: point at the ones in the package. */
function fontSettings(place: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts')) return {}
  const file = join(place, 'fonts.conf')
  const elements = [
    `<dir>${join(place, 'fonts')}</dir>`,
    '<dir>/usr/share/fonts</dir>',
    `<cachedir>${join(place, 'fonts-cache')}</cachedir>`,
  ]
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>${elements.join('')}</fontconfig>\n`)
  return { FONTCONFIG_FILE: file }
}

async function launchPackaged(): Promise<Browser> {
  const place = unpackPackaged()
  const fonts = fontSettings(place)
  const launch = (settings: Record<string, string>) =>
    chromium.launch({
      executablePath: join(place, 'chromium'),
      args: ARGS,
      env: { ...(process.env as Record<string, string>), ...fonts, ...settings },
    })
  try {
    return await launch({})
  } catch (error) {
    if (!/shared libraries|GLIBC|symbol/.test(String(error))) throw error
    return launch({ LD_LIBRARY_PATH: join(place, 'al2023', 'lib') })
  }
}

/** An installed Chrome or Chromium (CHROME_PATH says which), else the one from npm. Headless. */
export async function launchChromium(): Promise<Browser> {
  const installed = INSTALLED.find((path) => path && existsSync(path))
  return installed ? chromium.launch({ executablePath: installed, args: ARGS }) : launchPackaged()
}
