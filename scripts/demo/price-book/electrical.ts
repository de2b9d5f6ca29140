import { inCategory } from './sku.ts'

export const ELECTRICAL_SKUS = inCategory('Electrical', {
  'ELE-LIGHT': {
    name: 'Replace ceiling light',
    price: 7500,
    minutes: 45,
    tasks: ['replace-light-fittings'],
    heard: `new ceiling light; light fitting; change light fitting; fit a light; pendant light; chandelier;
      hang a light; replace light fitting; put up a light; new light fitted; swap the light; lampshade pendant;
      lights changing; wall light fitted; light fixture; new lights; strip light; light put up; install light fitting;
      kitchen light replaced; light above table`,
    unless: 'outside; outdoor; security; garden; switch; spotlights; downlights; bulb',
  },
  'ELE-SPOT': {
    name: 'Replace spotlight',
    price: 4500,
    minutes: 25,
    tasks: ['replace-light-fittings'],
    heard: `spotlights; downlights; spot lights; change downlights; led spotlights; replace downlight; spotlight out;
      spotlights not working; recessed lights; ceiling spots; new spotlights; kitchen spotlights`,
    unless: 'outside; outdoor; security',
  },
  'ELE-SOCKET': {
    name: 'Replace plug socket',
    price: 6500,
    minutes: 30,
    tasks: ['replace-sockets-switches'],
    heard: `plug socket; broken socket; replace socket; socket broken; cracked socket; change plug socket;
      swap sockets; usb socket; new socket front; loose socket; socket hanging off wall; socket face plate;
      plug socket not working; double socket replaced; burnt socket; change sockets; socket not working;
      power point broken; socket cracked; socket loose`,
    unless: 'add; extra; additional; outside; outdoor; garden; shaver',
  },
  'ELE-SWITCH': {
    name: 'Replace light switch',
    price: 5900,
    minutes: 30,
    tasks: ['replace-sockets-switches'],
    heard: `light switch; dimmer switch; switch broken; new light switch; change light switches; fit dimmer;
      replace switches; light switch not working; dimmer buzzing; pull cord; pull switch; light cord bathroom;
      smart switch; chrome switches; switch plate`,
    unless: 'fuse; trip',
  },
  'ELE-SOCKET-NEW': {
    name: 'Add new socket',
    price: 14500,
    minutes: 120,
    tasks: ['add-sockets'],
    heard: `extra socket; additional socket; add a socket; new plug socket; put in another socket; install socket;
      need more sockets; fused spur; new sockets; add plug socket; extra plug point; socket behind tv; more plugs;
      new socket in; socket installed; another plug socket; single to double socket`,
    unless: 'outside; outdoor; garden; broken',
  },
  'ELE-SOCKET-OUT': {
    name: 'Fit outdoor socket',
    price: 17500,
    minutes: 120,
    tasks: ['outdoor-electrics'],
    heard: `outdoor socket; outside socket; garden socket; socket outside; waterproof socket; outside plug;
      plug socket in the garden; socket on the patio; electric outside; weatherproof socket; outdoor plug socket`,
  },
  'ELE-LIGHT-OUT': {
    name: 'Fit outdoor light',
    price: 12500,
    minutes: 75,
    tasks: ['outdoor-electrics'],
    heard: `outside light; security light; outdoor light; garden lights; porch light; floodlight; sensor light;
      motion sensor light; pir light; light outside the front door; light over the garage; patio lights;
      security light not working; light outside`,
  },
  'ELE-FAN-BATH': {
    name: 'Replace bathroom extractor fan',
    price: 14500,
    minutes: 90,
    tasks: ['bathroom-electrics'],
    heard: `bathroom fan; extractor fan; bathroom extractor; fan in the bathroom; extractor fan not working;
      new extractor fan; extractor noisy; toilet fan; shower fan; en suite fan; replace extractor; fan stopped working`,
    unless: 'kitchen; cooker; hood; ceiling fan; hob',
  },
  'ELE-SHOWER': {
    name: 'Replace electric shower',
    price: 22500,
    minutes: 120,
    tasks: ['bathroom-electrics'],
    heard: `electric shower; electric shower not working; new electric shower; electric shower fitted;
      fit electric shower; power shower; shower runs cold; shower not heating; swap electric shower`,
    unless: 'screen; tray; door; curtain; head; hose',
  },
  'ELE-HOOD': {
    name: 'Replace cooker hood',
    price: 13500,
    minutes: 90,
    tasks: ['replace-extractor-fans'],
    heard: `cooker hood; kitchen extractor; extractor hood; hood over the hob; kitchen extractor fan; chimney hood;
      fit cooker hood; new cooker hood; extractor above cooker; kitchen fan; hood above cooker; cooker extractor`,
    unless: 'bathroom',
  },
  'ELE-COOKER': {
    name: 'Connect electric cooker or hob',
    price: 11500,
    minutes: 60,
    tasks: ['new-circuits'],
    heard: `electric cooker; wire in cooker; connect oven; electric hob; induction hob; electric oven fitted; install oven;
      fit oven; cooker connected; hob installed; wire up oven; cooker fitted; oven wiring; new oven; cooker installed`,
    unless: 'gas; clean; hood; extractor',
  },
  'ELE-FAULT': {
    name: 'Find electrical fault',
    price: 11900,
    minutes: 90,
    tasks: ['find-electrical-faults'],
    heard: `electrics keep tripping; fuse keeps tripping; trip switch; power keeps going off; no power to sockets;
      lights flickering; lights keep flickering; sockets dead; electrics tripped; power gone off; rcd tripping;
      sockets stopped working; half the house has no power; electrical fault; light keeps tripping the electrics;
      lost power; no electric`,
    unless: 'boiler',
  },
  'ELE-EICR': {
    name: 'Electrical safety report (EICR)',
    price: 19500,
    minutes: 180,
    tasks: ['electrical-inspections'],
    heard: `eicr; electrical safety certificate; landlord electrical certificate; electrical inspection;
      electrical condition report; electrical test; landlord electric cert; electrics tested; electrical check;
      electric safety check; periodic inspection`,
    unless: 'gas',
  },
  'ELE-SMOKE': {
    name: 'Fit smoke alarm',
    price: 4900,
    minutes: 25,
    tasks: ['fit-smoke-alarms'],
    heard: `smoke alarm; smoke detector; heat alarm; carbon monoxide alarm; co alarm; smoke alarm beeping;
      smoke alarms fitted; heat detector; fire alarm; new smoke alarms; put up smoke alarms; smoke alarm chirping`,
    unless: 'burglar',
  },
  'ELE-DOORBELL': {
    name: 'Fit doorbell',
    price: 7500,
    minutes: 45,
    tasks: ['fit-doorbells-cameras'],
    heard: `doorbell; video doorbell; ring doorbell; door bell; install doorbell; fit doorbell; wireless doorbell;
      smart doorbell; doorbell not working; wired doorbell; doorbell camera`,
  },
  'ELE-CAMERA': {
    name: 'Fit security camera',
    price: 8900,
    minutes: 60,
    tasks: ['fit-doorbells-cameras'],
    heard: `security camera; cctv; cctv camera; outdoor camera; camera put up; install cameras; wifi camera;
      cameras fitted; cctv installed; camera on the front of house`,
    unless: 'doorbell; drain',
  },
  'ELE-THERMOSTAT': {
    name: 'Fit smart thermostat',
    price: 11500,
    minutes: 75,
    tasks: ['fit-smart-controls'],
    heard: `smart thermostat; room thermostat; heating thermostat; thermostat fitted; nest thermostat; hive fitted; nest installed;
      new thermostat; thermostat not working; wireless thermostat; thermostat on wall`,
    unless: 'radiator; shower; oven',
  },
  'ELE-EV': {
    name: 'Install EV charger',
    price: 49500,
    minutes: 240,
    tasks: ['new-circuits'],
    heard: `ev charger; car charger; electric car charger; charge point; ev charging point; car charging point;
      charger for the electric car; wallbox; home charger`,
  },
})
