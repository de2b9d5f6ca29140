import { inCategory } from './sku.ts'

export const ELECTRICAL_SKUS = inCategory('Electrical', {
  'ELE-LIGHT': {
    name: 'Replace ceiling light',
    price: 7500,
    minutes: 45,
    tasks: ['replace-light-fittings'],
    heard: `new ceiling light; light fitting; change light fitting; fit a light; pendant light; chandelier; hang a light;
      replace light fitting; put up a light; new light fitted; swap the light; lampshade pendant; lights changing; wall
      light fitted; light fixture; new lights; strip light; light put up; install light fitting; kitchen light replaced;
      light above table; pendants; lampshade; ceiling lights; lights fitting; lights swapping; lights changed; lights
      hung; pendant lights; wall light; wall lights; led light; led panel; batten light; batten lights; fluorescent light;
      light broken; bathroom light; bedroom light; landing light; hall light; lounge light; garage light; ceiling fan;
      track lights; spotlight bar; wall lights fitting; light not working; lights not working; dining room light; under
      cabinet lights; under cupboard lights`,
    unless: 'outside; outdoor; security; garden; switch; spotlights; downlights; bulb',
  },
  'ELE-SPOT': {
    name: 'Replace spotlight',
    price: 4500,
    minutes: 25,
    tasks: ['replace-light-fittings'],
    heard: `spotlights; downlights; spot lights; change downlights; led spotlights; replace downlight; spotlight out;
      spotlights not working; recessed lights; ceiling spots; new spotlights; kitchen spotlights; spotlight; downlight;
      downlighters; gu10; halogens; spotlights replaced; spotlights changing; spotlights gone; spotlights blown; led
      downlights; led spots; recessed spots; bathroom spotlights; halogen spots; spotlights led; halogens to led`,
    unless: 'outside; outdoor; security',
  },
  'ELE-SOCKET': {
    name: 'Replace plug socket',
    price: 6500,
    minutes: 30,
    tasks: ['replace-sockets-switches'],
    heard: `plug socket; broken socket; replace socket; socket broken; cracked socket; change plug socket; swap sockets;
      usb socket; new socket front; loose socket; socket hanging off wall; socket face plate; plug socket not working;
      double socket replaced; burnt socket; change sockets; socket not working; power point broken; socket cracked; socket
      loose; faceplate; sockets replaced; sockets changed; sockets changing; sockets swapping; plug sockets; plug point;
      wall socket; wall sockets; socket covers; socket plate; socket front; socket fronts; face plate; socket faceplate;
      socket buzzing; usb sockets; shaver socket; broken plug; fused switch; tv socket; aerial socket; plug sockets
      changed; socket has no power`,
    unless: 'add; extra; additional; outside; outdoor; garden; shaver',
  },
  'ELE-SWITCH': {
    name: 'Replace light switch',
    price: 5900,
    minutes: 30,
    tasks: ['replace-sockets-switches'],
    heard: `light switch; dimmer switch; switch broken; new light switch; change light switches; fit dimmer; replace
      switches; light switch not working; dimmer buzzing; pull cord; pull switch; light cord bathroom; smart switch;
      chrome switches; switch plate; dimmer; dimmers; light switches; switches changed; switches changing; switches
      swapping; dimmer switches; dimmer flickering; light pull; bathroom switch; rocker switch; light switches changed;
      light switches changing; switch on the wall`,
    unless: 'fuse; trip',
  },
  'ELE-SOCKET-NEW': {
    name: 'Add new socket',
    price: 14500,
    minutes: 120,
    tasks: ['add-sockets'],
    heard: `extra socket; additional socket; add a socket; new plug socket; put in another socket; install socket; need
      more sockets; fused spur; new sockets; add plug socket; extra plug point; socket behind tv; more plugs; new socket
      in; socket installed; another plug socket; single to double socket; sockets adding; sockets added; extra sockets;
      extra plug; additional sockets; power point; plug points; sockets for the tv; socket by the bed; power to the shed
      inside`,
    unless: 'outside; outdoor; garden; broken',
  },
  'ELE-SOCKET-OUT': {
    name: 'Fit outdoor socket',
    price: 17500,
    minutes: 120,
    tasks: ['outdoor-electrics'],
    heard: `outdoor socket; outside socket; garden socket; socket outside; waterproof socket; outside plug; plug socket in
      the garden; socket on the patio; electric outside; weatherproof socket; outdoor plug socket; outdoor sockets;
      outside sockets; outside plugs; outdoor plug; garden plug; garden sockets; external socket; external sockets;
      exterior socket; sockets outside; plug outside; plugs outside; power outside; weatherproof plug; waterproof plug;
      external plug socket; socket for garden; power to summerhouse; double socket outside; socket on outside wall; socket
      on the outside; power to the garden; power to the shed; electric to the shed`,
  },
  'ELE-LIGHT-OUT': {
    name: 'Fit outdoor light',
    price: 12500,
    minutes: 75,
    tasks: ['outdoor-electrics'],
    heard: `outside light; security light; outdoor light; garden lights; porch light; floodlight; sensor light; motion
      sensor light; pir light; light outside the front door; light over the garage; patio lights; security light not
      working; light outside; floodlights; pir; lantern; lanterns; outside lights; outdoor lights; outdoor lighting;
      outside lighting; garden light; garden lighting; external light; external lights; exterior light; security lights;
      flood light; flood lights; led floodlight; sensor lights; motion light; motion sensor; porch lights; decking lights;
      deck lights; driveway light; driveway lights; path lights; garage light outside; outside wall light; wall lights
      outside; outside wall lights; lights over the garage; light on the garage; light at the front; light at the back;
      light by the front door; light by the back door`,
  },
  'ELE-FAN-BATH': {
    name: 'Replace bathroom extractor fan',
    price: 14500,
    minutes: 90,
    tasks: ['bathroom-electrics'],
    heard: `bathroom fan; extractor fan; bathroom extractor; fan in the bathroom; extractor fan not working; new extractor
      fan; extractor noisy; toilet fan; shower fan; en suite fan; replace extractor; fan stopped working; xpelair;
      bathroom fans; bathroom extractors; ensuite fan; toilet extractor; humidistat fan; bathroom fan stopped; en suite
      extractor; wet room fan; fan with timer`,
    unless: 'kitchen; cooker; hood; ceiling fan; hob',
  },
  'ELE-SHOWER': {
    name: 'Replace electric shower',
    price: 22500,
    minutes: 120,
    tasks: ['bathroom-electrics'],
    heard: `electric shower; electric shower not working; new electric shower; electric shower fitted; fit electric
      shower; power shower; shower runs cold; shower not heating; swap electric shower; mira; triton; electric showers;
      mira shower; triton shower; shower box; shower isolator; electric shower cold; shower only cold; shower stone cold;
      shower unit electric; shower pull cord; shower has no power`,
    unless: 'screen; tray; door; curtain; head; hose',
  },
  'ELE-HOOD': {
    name: 'Replace cooker hood',
    price: 13500,
    minutes: 90,
    tasks: ['replace-extractor-fans'],
    heard: `cooker hood; kitchen extractor; extractor hood; hood over the hob; kitchen extractor fan; chimney hood; fit
      cooker hood; new cooker hood; extractor above cooker; kitchen fan; hood above cooker; cooker extractor; cooker
      hoods; cooker fan; hob extractor; hob fan; integrated hood; cooker hood broken`,
    unless: 'bathroom',
  },
  'ELE-COOKER': {
    name: 'Connect electric cooker or hob',
    price: 11500,
    minutes: 60,
    tasks: ['new-circuits'],
    heard: `electric cooker; wire in cooker; connect oven; electric hob; induction hob; electric oven fitted; install
      oven; fit oven; cooker connected; hob installed; wire up oven; cooker fitted; oven wiring; new oven; cooker
      installed; induction; electric cookers; cooker cable; cooker switch; cooker point; integrated microwave`,
    unless: 'gas; clean; hood; extractor',
  },
  'ELE-FAULT': {
    name: 'Find electrical fault',
    price: 11900,
    minutes: 90,
    tasks: ['find-electrical-faults'],
    heard: `electrics keep tripping; fuse keeps tripping; trip switch; power keeps going off; no power to sockets; lights
      flickering; lights keep flickering; sockets dead; electrics tripped; power gone off; rcd tripping; sockets stopped
      working; half the house has no power; electrical fault; light keeps tripping the electrics; lost power; no electric;
      rcd; breaker; circuit; mcb; power cut; lights tripping; circuit breaker; kettle trips; no power upstairs; no power
      downstairs; downstairs sockets off; sockets went off; upstairs lights off; rcd keeps going; lights upstairs not
      working; lights downstairs not working; oven trips the electric`,
    unless: 'boiler',
  },
  'ELE-EICR': {
    name: 'Electrical safety report (EICR)',
    price: 19500,
    minutes: 180,
    tasks: ['electrical-inspections'],
    heard: `eicr; electrical safety certificate; landlord electrical certificate; electrical inspection; electrical
      condition report; electrical test; landlord electric cert; electrics tested; electrical check; electric safety
      check; periodic inspection; eicrs; electrical certificate; electrical cert; electrical report; landlord certificate;
      landlords electrical; wiring checked; wiring tested; wiring inspection; eicr certificate; eicr report; periodic
      electrical`,
    unless: 'gas',
  },
  'ELE-SMOKE': {
    name: 'Fit smoke alarm',
    price: 4900,
    minutes: 25,
    tasks: ['fit-smoke-alarms'],
    heard: `smoke alarm; smoke detector; heat alarm; carbon monoxide alarm; co alarm; smoke alarm beeping; smoke alarms
      fitted; heat detector; fire alarm; new smoke alarms; put up smoke alarms; smoke alarm chirping; smokes; detector;
      detectors; smoke alarms; interlinked alarms; interconnected alarms; fire alarms; fire detector; heat alarms; heat
      sensor; carbon monoxide; co detector; co alarms; detector beeping; alarm chirping; alarm beeping; smoke alarms
      fitting; interlinked smoke alarms; mains smoke alarms; hardwired smoke alarms; wireless smoke alarms; carbon
      monoxide detector; carbon monoxide alarms; smoke alarm keeps going off`,
    unless: 'burglar',
  },
  'ELE-DOORBELL': {
    name: 'Fit doorbell',
    price: 7500,
    minutes: 45,
    tasks: ['fit-doorbells-cameras'],
    heard: `doorbell; video doorbell; ring doorbell; door bell; install doorbell; fit doorbell; wireless doorbell; smart
      doorbell; doorbell not working; wired doorbell; doorbell camera; doorbells; chime; intercom; nest doorbell; eufy
      doorbell; door chime; doorbell chime`,
  },
  'ELE-CAMERA': {
    name: 'Fit security camera',
    price: 8900,
    minutes: 60,
    tasks: ['fit-doorbells-cameras'],
    heard: `security camera; cctv; cctv camera; outdoor camera; camera put up; install cameras; wifi camera; cameras
      fitted; cctv installed; camera on the front of house; arlo; cameras installing; cameras outside; camera outside;
      security cameras; cctv cameras; outdoor cameras; outside camera; outside cameras; nest camera; eufy cameras; wifi
      cameras; floodlight camera; camera on the drive; camera at the front; camera at the back; camera over the garage`,
    unless: 'doorbell; drain',
  },
  'ELE-THERMOSTAT': {
    name: 'Fit smart thermostat',
    price: 11500,
    minutes: 75,
    tasks: ['fit-smart-controls'],
    heard: `smart thermostat; room thermostat; heating thermostat; thermostat fitted; nest thermostat; hive fitted; nest
      installed; new thermostat; thermostat not working; wireless thermostat; thermostat on wall; thermostats; hive; nest;
      tado; honeywell; programmer; ecobee; thermostat moved; hive thermostat; hive heating; nest heating; heating timer;
      heating programmer`,
    unless: 'radiator; shower; oven',
  },
  'ELE-EV': {
    name: 'Install EV charger',
    price: 49500,
    minutes: 240,
    tasks: ['new-circuits'],
    heard: `ev charger; car charger; electric car charger; charge point; ev charging point; car charging point; charger
      for the electric car; wallbox; home charger; tesla; ohme; zappi; ev chargers; ev point; ev charging; electric
      vehicle; electric car; tesla charger; wall box; electric car charging; electric vehicle charger; electric car point;
      charger for tesla; charger on the drive`,
  },
})
