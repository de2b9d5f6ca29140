/** Where the files of exports lie: with the install's other private files, under the export's own id. */
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { getEnv } from '../../integrations/env.ts'

const folderPath = () => join(getEnv().dataDir, 'exports')

export const exportPath = (id: string): string => join(folderPath(), `${id}.csv`)

/** The ids that have a file. */
export const exportsWithFiles = async (): Promise<string[]> => {
  const names = await readdir(folderPath()).catch(() => [])
  return names.filter((name) => name.endsWith('.csv')).map((name) => name.slice(0, -4))
}

export const deleteExportFile = (id: string): Promise<void> => rm(exportPath(id), { force: true })

export interface ExportFile {
  /** Where the next words go, in bytes. */
  at: number
  /** Answered when they are on the disk. */
  write(words: string): Promise<void>
  close(): Promise<void>
}

/** The file as far as it is known to be written; from its beginning where less than that is there. */
export const openExportFile = async (id: string, known: number): Promise<ExportFile> => {
  await mkdir(folderPath(), { recursive: true, mode: 0o700 })
  const handle = await open(exportPath(id), 'a+', 0o600)
  await handle.close()
  const file = await open(exportPath(id), 'r+')
  const { size } = await file.stat()
  const opened: ExportFile = {
    at: size < known ? 0 : known,
    async write(words) {
      const bytes = Buffer.from(words)
      await file.write(bytes, 0, bytes.byteLength, opened.at)
      await file.datasync()
      opened.at += bytes.byteLength
    },
    close: () => file.close(),
  }
  await file.truncate(opened.at)
  return opened
}
