/**
 * A small region to demonstrate with: the outcodes around Nottingham and Derby, each placed by hand
 * to about a mile. A real business imports its own postcode file instead.
 */
export interface DemoPostcodeArea {
  outcode: string
  name: string
  latitude: number
  longitude: number
}

const place = (outcode: string, name: string, latitude: number, longitude: number) => ({
  outcode,
  name,
  latitude,
  longitude,
})

export const POSTCODE_AREAS: readonly DemoPostcodeArea[] = [
  place('NG1', 'Nottingham centre', 52.954, -1.15),
  place('NG2', 'West Bridgford', 52.936, -1.135),
  place('NG3', 'Mapperley', 52.966, -1.127),
  place('NG4', 'Carlton', 52.969, -1.081),
  place('NG5', 'Arnold', 52.99, -1.135),
  place('NG6', 'Bulwell', 52.996, -1.198),
  place('NG7', 'Lenton', 52.954, -1.176),
  place('NG8', 'Wollaton', 52.959, -1.218),
  place('NG9', 'Beeston', 52.922, -1.231),
  place('NG10', 'Long Eaton', 52.9, -1.275),
  place('NG11', 'Ruddington', 52.89, -1.163),
  place('NG12', 'Keyworth', 52.906, -1.058),
  place('NG13', 'Bingham', 52.951, -0.944),
  place('NG14', 'Calverton', 53.016, -1.033),
  place('NG15', 'Hucknall', 53.043, -1.198),
  place('NG16', 'Kimberley', 53.024, -1.297),
  place('NG17', 'Sutton-in-Ashfield', 53.12, -1.27),
  place('DE1', 'Derby centre', 52.921, -1.475),
  place('DE3', 'Mickleover', 52.908, -1.549),
  place('DE4', 'Matlock', 53.122, -1.567),
  place('DE5', 'Ripley', 53.047, -1.402),
  place('DE6', 'Ashbourne', 53.003, -1.708),
  place('DE7', 'Ilkeston', 52.972, -1.323),
  place('DE21', 'Spondon', 52.931, -1.428),
  place('DE22', 'Allestree', 52.934, -1.504),
  place('DE23', 'Littleover', 52.896, -1.497),
  place('DE24', 'Alvaston', 52.885, -1.447),
  place('DE56', 'Belper', 53.026, -1.478),
  place('DE65', 'Hilton', 52.866, -1.637),
  place('DE72', 'Borrowash', 52.888, -1.346),
  place('DE73', 'Melbourne', 52.836, -1.439),
  place('DE74', 'Castle Donington', 52.833, -1.331),
  place('DE75', 'Heanor', 53.007, -1.358),
]

/** The demo area of an outcode; throws on one outside the region. */
export const areaOf = (outcode: string): DemoPostcodeArea => {
  const area = POSTCODE_AREAS.find((candidate) => candidate.outcode === outcode)
  if (!area) throw new Error(`No demo postcode area ${outcode}`)
  return area
}
