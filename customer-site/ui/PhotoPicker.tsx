import { useEffect, useState } from 'react'
import { Icon } from './icons.tsx'

const MOST = 6
const MOST_BYTES = 15 * 1024 * 1024

interface PhotoPickerProps {
  label: string
  photos: File[]
  onChange: (photos: File[]) => void
}

/** Photos from the camera or the library, seen before they are sent and easily taken out again. */
export const PhotoPicker = ({ label, photos, onChange }: PhotoPickerProps) => {
  const [problem, setProblem] = useState('')
  const add = (files: FileList | null) => {
    const given = [...(files ?? [])]
    const fit = given.filter((file) => file.type.startsWith('image/') && file.size <= MOST_BYTES)
    const all = [...photos, ...fit]
    setProblem(
      fit.length < given.length
        ? 'One of those is not a photo, or is larger than 15 MB.'
        : all.length > MOST
          ? `Up to ${MOST} photos are enough.`
          : '',
    )
    onChange(all.slice(0, MOST))
  }
  return (
    <div className="field">
      <span className="label" id="photos-label">
        {label}
      </span>
      <ul className="photos">
        {photos.map((photo) => (
          <li key={`${photo.name}${photo.size}${photo.lastModified}`}>
            <Thumbnail photo={photo} />
            <button
              type="button"
              aria-label={`Take out ${photo.name}`}
              onClick={() => onChange(photos.filter((other) => other !== photo))}
            >
              ×
            </button>
          </li>
        ))}
        {photos.length < MOST && (
          <li>
            <label className="photo-add">
              <Icon name="camera" size={26} />
              <span>Add</span>
              <input
                type="file"
                accept="image/*"
                multiple
                className="unseen"
                aria-labelledby="photos-label"
                onChange={({ target }) => {
                  add(target.files)
                  target.value = ''
                }}
              />
            </label>
          </li>
        )}
      </ul>
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

const Thumbnail = ({ photo }: { photo: File }) => {
  const [url, setUrl] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(photo)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [photo])
  return url ? <img src={url} alt={photo.name} /> : null
}
