import { inCategory } from './sku.ts'

export const DECORATING_SKUS = inCategory('Painting & Decorating', {
  'DEC-ROOM': {
    name: 'Paint walls, per room',
    price: 32500,
    minutes: 420,
    tasks: ['paint-walls'],
    heard: `paint a room; paint the bedroom; room painted; paint walls; bedroom decorating; decorate the living room;
      paint the lounge; living room painting; walls painted; rooms need painting; emulsion the walls; hallway painted;
      decorate bedroom; redecorate room; paint the hall stairs and landing; paint my kitchen; bedroom painting; repaint
      walls; feature wall painted; lick of paint; room decorating; box room painted; paint the bathroom; spare room
      painted; freshen up the walls; walls repainting; kitchen painting; landing painted; nursery painted; decorating;
      stairwell; magnolia; bedroom walls; lounge walls; hallway walls; two coats; feature wall; flat painted; room
      freshening up; living room walls; walls freshened up`,
    unless: `fence; shed; door; doors; outside; exterior; ceiling; ceilings; skirting; wallpaper; cabinets; cupboards; decking;
      gate; garage; banister; woodwork`,
  },
  'DEC-CEILING': {
    name: 'Paint ceiling',
    price: 16500,
    minutes: 180,
    tasks: ['paint-walls'],
    heard: `paint ceiling; ceiling painted; ceiling needs painting; paint the ceilings; ceiling repainting; repaint ceiling;
      ceiling emulsioned; coat of paint on the ceiling; ceiling painting; ceilings painted`,
    unless: 'crack; hole',
  },
  'DEC-DOOR': {
    name: 'Paint internal door',
    price: 6900,
    minutes: 75,
    tasks: ['paint-woodwork'],
    heard: `paint doors; doors painted; paint internal doors; gloss doors; paint a door; doors need painting; door
      painting; door painted; varnish doors; painting the doors; doors glossed; paint the bedroom doors; internal doors
      painted; doors painting; doors gloss; doors glossing; doors varnished; doors varnishing; doors staining; doors
      stained; doors oiled; doors repainted; doors repainting; doors satinwood; inside doors painted; inside doors
      painting; interior doors painted; interior doors painting; internal doors painting; internal doors glossed; bedroom
      doors painted; bedroom doors painting; hall doors painted; landing doors painted; upstairs doors painted; upstairs
      doors painting; white doors painting; oak doors varnished; oak doors oiled; panel doors painted; paint inside doors;
      paint interior doors`,
    unless: 'front; garage; cupboard; shed; external; back door; exterior; kitchen cabinet',
  },
  'DEC-WOODWORK': {
    name: 'Paint skirting and woodwork, per room',
    price: 17500,
    minutes: 210,
    tasks: ['paint-woodwork'],
    heard: `paint skirting; skirting painted; gloss the skirting boards; paint woodwork; woodwork painted; gloss work;
      paint the banister; door frames painted; glossing; banister painted; skirtings painted; paint skirting boards;
      window frames painted inside; paint the stairs; glossing the woodwork; paint architrave; paint window sills;
      spindles painted; woodwork; glosswork; satinwood; woodwork satinwood; handrail painted; staircase painted;
      doorframes painted; windowsills painted; coving painted; radiators painted; wardrobe painted; furniture painted;
      fireplace painted; panelling painted; floorboards painted; wood work painted; window ledges painted`,
    unless: 'outside; exterior; fence; hall; landing',
  },
  'DEC-CABINETS': {
    name: 'Paint kitchen cabinets',
    price: 59500,
    minutes: 600,
    tasks: ['paint-woodwork'],
    heard: `paint kitchen cabinets; kitchen cupboards painted; paint kitchen units; kitchen doors painted; spray kitchen
      doors; respray kitchen; cupboards painting; kitchen units painted; paint the kitchen cupboards; paint kitchen
      cupboard doors; cabinets sprayed; units painted`,
  },
  'DEC-FRONT-DOOR': {
    name: 'Paint front door',
    price: 14500,
    minutes: 150,
    tasks: ['paint-exteriors'],
    heard: `paint front door; front door painted; paint the back door; front door needs painting; repaint front door;
      varnish front door; paint external door; front door painting; garage door painted; paint garage door; front door
      peeling; outside door painted; external doors painted; garage doors painted; garage doors painting; paint garage
      doors`,
  },
  'DEC-EXTERIOR': {
    name: 'Paint outside walls or windows',
    price: 54500,
    minutes: 540,
    tasks: ['paint-exteriors'],
    heard: `paint outside of house; exterior painting; masonry paint; outside walls painted; render painted; window sills
      outside; paint exterior windows; outside of the house painting; paint outside walls; external painting; paint the
      outside windows; front of house painted; paint soffits and fascias; garden wall painted; masonry; external walls;
      external woodwork; house exterior; pebbledash painted; masonry walls; fascias painted; soffits painted; bargeboards
      painted; shopfront painted; outside sills painted; outside woodwork painted; fascia boards painted; brick wall
      painted; conservatory painted outside; porch painted outside; wooden windows painted; outside window frames painted;
      exterior window frames painted`,
    unless: 'fence; shed; decking',
  },
  'DEC-FENCE': {
    name: 'Stain fence or shed',
    price: 14500,
    minutes: 180,
    tasks: ['treat-fences-decks'],
    heard: `paint fence; fence painted; stain the fence; fence needs painting; fence painting; treat the fence; creosote
      fence; paint the shed; shed painted; stain shed; preserve fence; fences staining; shed needs painting; paint
      summerhouse; paint fence panels; fence treated; paint the gate; fence sprayed; fences painted; fences painting;
      fences stained; fences treated; fences treating; playhouse painted; trellis painted; pergola painted; bench oiled;
      wendy house painted; garden furniture painted; log cabin painted`,
    unless: 'garage; house',
  },
  'DEC-DECK': {
    name: 'Oil or stain decking',
    price: 17500,
    minutes: 210,
    tasks: ['treat-fences-decks'],
    heard: `stain decking; oil the decking; decking stained; decking oiled; paint the decking; treat decking; decking
      painted; decking needs oiling; seal decking; restain deck; decking re-oiling; decking boards oiled`,
  },
  'DEC-PAPER': {
    name: 'Hang wallpaper, feature wall',
    price: 17500,
    minutes: 210,
    tasks: ['hang-wallpaper'],
    heard: `hang wallpaper; wallpapering; feature wall wallpapered; wallpaper a room; wallpaper put up; paper a wall;
      wallpaper hanging; paper the bedroom; wall papered; wallpaper feature wall; put wallpaper up; papering; wallpaper
      hung; wallpaper the chimney breast; wallpapered; lining paper; mural; paperhanger; wallpaper room; wallpaper
      bedroom; wallpaper lounge; wallpaper hallway; wallpaper peeling; wallpaper mural; wall mural; feature wallpaper;
      border paper; chimney wall papering; chimney wall wallpapering; rolls of wallpaper`,
    unless: 'strip; stripped; stripping; remove; removed; removing; take off; scrape',
  },
  'DEC-STRIP': {
    name: 'Strip wallpaper, per room',
    price: 19500,
    minutes: 240,
    tasks: ['strip-wallpaper'],
    heard: `strip wallpaper; wallpaper removed; wallpaper stripping; take off the wallpaper; remove old wallpaper;
      woodchip removed; strip the walls; scrape off wallpaper; get rid of wallpaper; wallpaper off; woodchip; wallpaper
      stripped; walls stripped; strip woodchip; anaglypta; anaglypta off; woodchip off; wood chip; peel off wallpaper`,
  },
  'DEC-PATCH': {
    name: 'Patch plaster or fill holes',
    price: 8900,
    minutes: 75,
    tasks: ['patch-plaster'],
    heard: `hole in wall; hole in plasterboard; patch plaster; fill holes; crack in wall; plaster repair; cracks in the
      ceiling; hole in the ceiling; plaster falling off; plaster crumbling; filling cracks; plastering; crack in the
      ceiling; fist hole in the wall; plaster patch; blown plaster; replaster; dent in wall; fill cracks; make good the
      wall; skim a wall; plaster damaged; plaster come off; door handle gone through wall; plaster; plasterboard;
      plasterwork; skim; hole patched; hole repaired; hole where; nail holes; hairline cracks; ceiling patched; ceiling
      plaster; plasterboard patched; wall patched; walls filled; skim coat; skim over; skim ceiling; fill gaps; cracks
      above door; make good plaster; fist through the wall; door handle through wall`,
    unless: 'tile; roof; brick',
  },
  'DEC-MOULD': {
    name: 'Treat mould and repaint',
    price: 13500,
    minutes: 150,
    tasks: ['treat-mould'],
    heard: `mould on walls; black mould; mould treatment; damp patch; mouldy ceiling; mould in the bathroom; water stain
      on ceiling; stain block; mould on ceiling; mould in bedroom; get rid of mould; mould removal; mouldy wall; brown
      stain on ceiling; mould treated; mould patches; mould spots; mildew; condensation; mould growing; mouldy bathroom;
      mouldy bedroom; mouldy corner; damp wall; damp stain; damp spot; damp mould; condensation mould; mould round
      windows; mildew on walls; mould behind the wardrobe; mould keeps coming back; black patches on wall; mildew on the
      ceiling; damp on the wall; black spots on the ceiling; black spots on the wall; brown patch on the ceiling`,
    unless: 'sealant; silicone; seal; grout',
  },
  'DEC-SPLASHBACK': {
    name: 'Tile splashback',
    price: 22500,
    minutes: 240,
    tasks: ['tile-walls'],
    heard: `tile splashback; splashback tiled; kitchen tiling; tile behind the sink; tiling; wall tiles; tile a wall;
      bathroom tiling; splashback; tiles put up; tile above worktop; new tiles; tile the bathroom; tile behind cooker;
      tiler; kitchen tiles; tiled splashback; tile round the bath; splashbacks; retile; splash back; glass splashback;
      tiles fixing; metro tiles; mosaic tiles; bathroom tiles; shower tiled; floor tiled; shower panels; splash back
      tiling; tiles for splashback; tiles behind hob; en suite tiling; retile the bathroom; wall panels bathroom; tiles
      round the basin`,
    unless: 'roof; regrout; grout; grouting; cracked; loose; broken; carpet; fell',
  },
  'DEC-REGROUT': {
    name: 'Regrout tiles',
    price: 14500,
    minutes: 180,
    tasks: ['regrout-tiles'],
    heard: `regrout tiles; regrouting; grout coming out; new grout; grout is mouldy; tiles need regrouting; grouting;
      grout falling out; grout between tiles; bathroom regrouted; grout black; re grout; shower grout; missing grout;
      regrout shower; grout cracked; grout; regrout; grout removing; grout stained; bathroom grout; floor grout; black
      grout; regrout bathroom; grout needs redoing; regrout the bathroom; grout round the bath`,
  },
  'DEC-TILE': {
    name: 'Replace cracked or loose tile',
    price: 7500,
    minutes: 60,
    tasks: ['regrout-tiles'],
    heard: `cracked tile; loose tile; broken tile; tile fallen off; tiles come off; replace tiles; tile fell off; tiles
      falling off; loose tiles; cracked tiles; bathroom tile loose; floor tile cracked; tiles coming off wall; missing
      tile; tile popped off; floor tile; shower tile; wall tile; hearth tile; broken tiles; chipped tiles; smashed tiles;
      missing tiles; bathroom tiles loose; floor tile lifted; floor tiles loose; floor tiles cracked; floor tiles lifting;
      floor tiles broken; floor tiles replaced; shower tiles loose; cracked floor tiles; cracked bathroom tiles; broken
      floor tiles; broken bathroom tiles; loose bathroom tiles; loose floor tiles; loose wall tiles; replace some tiles;
      replace cracked tiles; bathroom tiles fallen off; bathroom tiles coming off; shower tiles falling off`,
    unless: 'roof; slate; carpet',
  },
})
