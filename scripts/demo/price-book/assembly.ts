import { inCategory } from './sku.ts'

export const ASSEMBLY_SKUS = inCategory('Assembly & Mounting', {
  'ASM-FLATPACK': {
    name: 'Assemble flat-pack item',
    price: 6500,
    minutes: 60,
    tasks: ['assemble-flat-pack'],
    heard: `flat pack; flatpack; flat pack furniture; flat pack unit; assemble furniture; ikea furniture; build flat pack;
      furniture assembly; put furniture together; flat pack assembly; ikea assembling; build some furniture; furniture
      putting together; assemble a cabinet; sideboard assembled; bedside table; bedside tables built; tv unit assembled;
      shoe rack built; put together flat pack; build ikea; assemble tv stand; furniture building; build a cabinet; console
      table; nightstand; sideboard; shoe cabinet; coat stand; hall unit; tv bench; bar stools; toy storage; bathroom
      stand; storage bench; vanity table; tv unit; shoe rack; nest of tables; unit needs building`,
    unless:
      'wardrobe; wardrobes; bed; cot; crib; drawers; desk; bookcase; shed; trampoline; treadmill; dining table',
  },
  'ASM-DRAWERS': {
    name: 'Assemble chest of drawers',
    price: 6900,
    minutes: 75,
    tasks: ['assemble-flat-pack'],
    heard: `chest of drawers; build chest of drawers; assemble drawers; malm drawers; drawers putting together; drawer
      unit; drawers assembled; build a set of drawers; dresser assembled; flat pack drawers; tallboy; dresser; bedside
      drawers; nursery drawers`,
    unless: 'kitchen drawer; runners; stuck; move; remove',
  },
  'ASM-WARDROBE': {
    name: 'Assemble wardrobe',
    price: 11500,
    minutes: 150,
    tasks: ['assemble-wardrobes'],
    heard: `wardrobe; build a wardrobe; assemble wardrobe; pax wardrobe; flat pack wardrobe; put wardrobe together;
      wardrobe assembly; wardrobes built; sliding wardrobe; ikea wardrobe; wardrobe putting up; wardrobes assembled;
      double wardrobe; wardrobe needs building; erect wardrobe; pax; armoire; corner wardrobe; triple wardrobe; wardrobe
      boxes; kids wardrobe; wardrobe doors fitted; mirrored wardrobe built`,
    unless: 'remove; dispose; move; rail; hinge',
  },
  'ASM-BED': {
    name: 'Assemble bed',
    price: 7900,
    minutes: 75,
    tasks: ['assemble-beds'],
    heard: `assemble bed; build a bed; bed frame; put bed together; bunk bed; bunk beds; ottoman bed; bed assembly; bed
      built; flat pack bed; beds putting together; double bed assembled; kids bed; cabin bed; bed putting up; bed frame
      assembled; sofa bed; bed slats; fix the bed; bed needs building; broken bed; day bed; bedstead; divan; ottoman;
      bunks; headboard; futon`,
    unless: 'cot; flower; remove; dispose; bedroom; side table; garden',
  },
  'ASM-COT': {
    name: 'Assemble cot',
    price: 6500,
    minutes: 60,
    tasks: ['assemble-beds'],
    heard: `cot; assemble cot; build a cot; baby cot; crib; cot bed; cotbed; nursery furniture; cot putting together; cot
      built; moses basket stand; changing table; baby bed; moses basket; changing unit; next to me crib`,
  },
  'ASM-DESK': {
    name: 'Assemble desk',
    price: 6500,
    minutes: 60,
    tasks: ['assemble-flat-pack'],
    heard: `desk; assemble a desk; build a desk; office desk; standing desk; gaming desk; desk assembly; office chair;
      desk putting together; office furniture; computer desk; desk built; corner desk; desks assembled; workstation; study
      desk; gaming chair; desk chair; computer table; desk from ikea`,
  },
  'ASM-TABLE': {
    name: 'Assemble table and chairs',
    price: 7500,
    minutes: 75,
    tasks: ['assemble-flat-pack'],
    heard: `dining table; assemble table; build a table; dining table and chairs; table putting together; dining chairs;
      dining set; table assembly; coffee table; garden table assembled; garden furniture; patio set assembled; table
      built; picnic bench; picnic table; garden bench; garden table; garden chairs; bistro set; patio furniture; patio
      set; rattan set; rattan furniture; bench assembled`,
    unless: 'bedside; dressing; light; pool; side table; changing; console; snooker; behind',
  },
  'ASM-BOOKCASE': {
    name: 'Assemble bookcase',
    price: 6500,
    minutes: 60,
    tasks: ['assemble-flat-pack'],
    heard: `bookcase; bookshelf; assemble bookcase; build a bookcase; billy bookcase; kallax; bookcases built; book
      shelves; shelving unit; bookcase putting together; bookcase assembly; kallax unit; storage unit built; billy; ladder
      shelf; shelving rack; storage shelves; garage racking; metal shelving; bookcase made up; free standing shelving`,
  },
  'ASM-GYM': {
    name: 'Assemble gym or play equipment',
    price: 9900,
    minutes: 120,
    tasks: ['assemble-gym-equipment'],
    heard: `treadmill; gym equipment; exercise bike; assemble treadmill; trampoline; multi gym; build trampoline; climbing
      frame; swing set; trampoline assembled; playhouse; squat rack; rowing machine; wendy house; pool table; goal posts;
      garden swing; peloton; swings; sandpit; rower; exercise machine; home gym; kids swing; football goal; basketball
      hoop; football table; table tennis table`,
    unless: 'remove; dispose',
  },
  'MNT-TV': {
    name: 'Mount TV on wall',
    price: 8900,
    minutes: 60,
    tasks: ['mount-tvs'],
    heard: `tv on the wall; telly on the wall; mount tv; hang a tv; wall mount tv; tv mounting; tv bracket; put the telly
      up; television on wall; tv wall mounting; mount the telly; tv putting up; tv hung; tv mounted; put up a tv; tv
      fixing to wall; tv wall bracket; smart tv mounted; wall mounted tv; hang the telly; soundbar; mount television; tv
      moved to another wall; oled; plasma; projector; lcd tv; flat screen; projector screen; tv on bracket; move the tv;
      tv off the stand; tv above the fireplace; tv on the chimney breast`,
    unless: 'aerial; unit; stand; cabinet; licence; socket; signal; remove',
  },
  'MNT-SHELF': {
    name: 'Put up shelf',
    price: 5500,
    minutes: 40,
    tasks: ['fit-shelves'],
    heard: `put up a shelf; put up shelves; floating shelf; shelves up; hang a shelf; fit shelves; shelf bracket; mount
      shelf; shelves putting up; shelf fell down; floating shelves; install shelf; shelf on the wall; shelves put up;
      spice rack; shelf come off the wall; shelf needs fixing; some shelves; new shelf; shelf fitting; shelving put up;
      shelf; mantel; mantelpiece; shelves mounted; wall shelves; bathroom shelf; bathroom shelves; corner shelf; picture
      ledge; utility shelves; shelves on brackets; shelves fixed to the wall`,
    unless:
      'alcove; built in; fitted shelves; bookshelf; book; bespoke; unit; oven; fridge; greenhouse',
  },
  'MNT-PICTURE': {
    name: 'Hang picture',
    price: 3500,
    minutes: 20,
    tasks: ['hang-pictures-mirrors'],
    heard: `hang a picture; pictures hung; hang pictures; put pictures up; hang art; picture hanging; paintings hung; hang
      some frames; picture frames; photos on the wall; canvas on wall; gallery wall; hang canvas; pictures on the wall;
      put up pictures; picture putting up; clock on the wall; hang a clock; whiteboard; notice board; coat hooks; coat
      rack; hooks on wall; hang a painting; hang prints; artwork; tapestry; canvases; prints; dartboard; chalkboard; pegs;
      plaque; wall art; coat pegs; coat rail; key hooks; guitar hooks; frames on the wall; certificates on the wall`,
    unless: 'mirror; take a picture; send; attached; sent; window; curtain',
  },
  'MNT-MIRROR': {
    name: 'Hang mirror',
    price: 4500,
    minutes: 30,
    tasks: ['hang-pictures-mirrors'],
    heard: `hang a mirror; mirror on the wall; mirror hung; put up a mirror; mirror putting up; heavy mirror; big mirror;
      bathroom mirror; fit mirror; mirrors; mount mirror; mirror fixing to wall; large mirror hung; wall mirror; hallway
      mirror; overmantel mirror; led mirror; gym mirror; wall mirrors; mirror over mantel; mirror over the fireplace;
      mirror on the wardrobe door`,
    unless: 'cabinet; wardrobe; demister; light up; car',
  },
  'MNT-CURTAIN': {
    name: 'Fit curtain pole or rail',
    price: 5500,
    minutes: 45,
    tasks: ['fit-curtain-rails'],
    heard: `curtain pole; curtain rail; hang curtains; curtain track; put up curtain pole; curtain poles; curtains hung;
      curtain rail fallen down; curtains putting up; curtain pole fell; bay window pole; curtain rails fitted; curtains;
      curtain rod; curtain pole come down; net curtains; fit curtain rail; curtain pole loose; voile; voiles; pelmet;
      eyelet curtains; bay pole; curtain pole bracket; curtain rail bracket; pole for curtains; poles for curtains; rail
      for curtains`,
    unless: 'shower; bath',
  },
  'MNT-BLIND': {
    name: 'Fit blind',
    price: 4500,
    minutes: 35,
    tasks: ['fit-blinds'],
    heard: `fit blinds; roller blind; venetian blinds; blinds fitted; put up blinds; roman blind; hang a blind; blind fell
      down; install blinds; blinds putting up; vertical blinds; blind broken; window blinds; blackout blind; blind;
      perfect fit blinds; kitchen blind; velux blind; venetians; venetian; verticals; shutters; blinds up; blinds hung;
      blinds hanging; roller blinds; roman blinds; wooden blinds; skylight blind; blackout blinds; blinds need fitting;
      blind cord snapped; blinds for the conservatory; blind wont roll up`,
  },
  'MNT-GRAB': {
    name: 'Fit grab rail',
    price: 5500,
    minutes: 40,
    tasks: ['fit-grab-rails'],
    heard: `grab rail; grab handle; grab rails; safety rail; rail in the shower; grab bar; bath rail; disabled rail;
      support rail; handle by the bath; rail by the toilet; shower seat; rail by the front step; grab rail fitted;
      mobility rail; grab rails fitting; drop down rail; shower stool fixed; rail for disabled; handrail by bath; wet room
      seat; rails by the toilet; rail by the back door; rail by the front door`,
    unless: 'curtain; towel; stair; train',
  },
  'MNT-STAIRGATE': {
    name: 'Fit stair gate',
    price: 5500,
    minutes: 40,
    tasks: ['fit-grab-rails'],
    heard: `stair gate; baby gate; stairgate; safety gate; child gate; stair gate fitted; gate at top of stairs; baby
      proofing; childproofing; dog gate; gate on the stairs; anti tip furniture; furniture straps; baby gates; stair
      gates; puppy gate; pressure gate; child locks; safety catches; anti tip; gate for toddler; gate for puppy; wall
      fixed gate; anti tip straps; cupboard locks for toddler; drawers fixed to wall`,
    unless: 'garden',
  },
  'MNT-BATH-CABINET': {
    name: 'Fit bathroom cabinet',
    price: 6500,
    minutes: 45,
    tasks: ['fit-bathroom-fittings'],
    heard: `bathroom cabinet; medicine cabinet; mirror cabinet; mirrored cabinet; wall cabinet; hang bathroom cabinet;
      cabinet over the basin; bathroom cupboard; bathroom wall unit; put up bathroom cabinet; bathroom cabinets; toilet
      cabinet; bathroom storage cabinet; bathroom cabinet with lights`,
    unless: 'kitchen; assemble',
  },
  'MNT-BATH-FITTING': {
    name: 'Fit towel rail or toilet roll holder',
    price: 4500,
    minutes: 30,
    tasks: ['fit-bathroom-fittings'],
    heard: `towel rail; toilet roll holder; towel ring; towel bar; loo roll holder; towel rail loose; towel hook; soap
      dish; bathroom accessories; towel rail come off the wall; robe hook; shower curtain rail; shower curtain pole; towel
      holder; towel rails; towel rack; soap dispenser; bathroom hooks; toothbrush holder; shower shelf; shower basket;
      shower rail; shower curtain; hand dryer; toilet brush holder; toilet paper holder; hooks on the bathroom door`,
    unless: 'heated; plumbed; radiator',
  },
  'MNT-WC-SEAT': {
    name: 'Replace toilet seat',
    price: 4500,
    minutes: 25,
    tasks: ['fit-bathroom-fittings'],
    heard: `toilet seat; new toilet seat; toilet seat loose; toilet seat broken; loo seat; toilet lid; fit toilet seat;
      toilet seat wobbly; toilet seat cracked; soft close toilet seat; change loo seat; loo seats; toilet seats; toilet
      seat hinge; toilet seat slides; toilet seat moves; slow close seat; soft close seat; seat for the toilet`,
  },
})
