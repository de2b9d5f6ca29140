const LONGEST_EDGE = 1600

/**
 * A photo no larger than it is looked at: quick to send on a poor connection, and without what a
 * phone writes into it about where it was taken. One that cannot be read goes as it is.
 */
export const shrunk = async (photo: File): Promise<Blob> => {
  try {
    const picture = await createImageBitmap(photo)
    const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82))
    return small ?? photo
  } catch {
    return photo
  }
}
