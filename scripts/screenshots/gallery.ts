import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { SHOWN } from './screens.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
/** Every screen in every look: for whoever works on them, not for the repository. */
export const GALLERY = join(ROOT, '.cache', 'gallery')
const DOCS = join(ROOT, 'docs', 'images')

export interface Picture {
  name: string
  title: string
  /** `light, 1440 wide`. */
  look: string
}

export const emptyGallery = (): void => {
  rmSync(GALLERY, { recursive: true, force: true })
  mkdirSync(GALLERY, { recursive: true })
  mkdirSync(DOCS, { recursive: true })
}

/** Keeps a picture in the gallery and, of those the docs show, a light one among the docs. */
export const keepPicture = async (name: string, png: Buffer): Promise<void> => {
  await sharp(png)
    .webp({ quality: 80, effort: 5 })
    .toFile(join(GALLERY, `${name}.webp`))
  if (!SHOWN.has(name)) return
  const shown = sharp(png).webp({ quality: 72, effort: 6, smartSubsample: true })
  await shown.toFile(join(DOCS, `${name.replace(/-(light|dark)-1440$/, '')}.webp`))
}

const figure = ({ name, title, look }: Picture) =>
  `<figure><a href="${name}.webp"><img src="${name}.webp" alt="" loading="lazy"></a><figcaption>${title} <small>${look}</small></figcaption></figure>`

/** The page that shows them all. */
export const writeGallery = (pictures: readonly Picture[]): string => {
  const page = join(GALLERY, 'index.html')
  writeFileSync(
    page,
    `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Handy Services, every screen</title>
<style>body{font:14px/1.5 system-ui;margin:24px;background:#f5f6f7}main{display:grid;gap:24px;grid-template-columns:repeat(auto-fill,minmax(440px,1fr))}figure{margin:0}img{width:100%;border:1px solid #dfe3e6;border-radius:8px}small{color:#56626c}</style>
<h1>Every screen</h1><main>${pictures.map(figure).join('\n')}</main></html>`,
  )
  return page
}
