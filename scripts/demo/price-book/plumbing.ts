import { inCategory } from './sku.ts'

export const PLUMBING_SKUS = inCategory('Plumbing', {
  'PLB-TAP-KITCHEN': {
    name: 'Repair dripping kitchen tap',
    price: 7900,
    minutes: 60,
    tasks: ['fix-leaking-taps'],
    heard: `kitchen tap is dripping; dripping tap; tap is dripping; leaking tap; tap wont stop; tap leaks; leaky tap;
      tap wont stop dripping; tap drips; fix tap; kitchen tap leaking; mixer tap dripping; kitchen mixer dripping; kitchen mixer tap leaking; sink tap dripping;
      tap washer; new washer on tap; tap wont turn off; tap is loose; tap wont turn off properly;
      kitchen tap broken; tap keeps dripping; loose tap; kitchen tap wobbly; spout leaking; tap running constantly`,
    unless: 'bathroom; bath; basin; outside; garden; outdoor; wash basin; shower',
  },
  'PLB-TAP-BATHROOM': {
    name: 'Repair dripping bathroom tap',
    price: 7900,
    minutes: 60,
    tasks: ['fix-leaking-taps'],
    heard: `bathroom tap dripping; bath tap dripping; basin tap dripping; bathroom tap leaking;
      basin tap leaking; bath tap leaks; hot tap in the bathroom drips; tap in the bathroom wont turn off;
      bathroom tap stiff; en suite tap dripping; basin tap wont stop; bathroom tap wont stop; bath tap wont turn off; bathroom tap loose;
      cloakroom tap dripping; sink tap in bathroom dripping; bath tap keeps dripping`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-KITCHEN-NEW': {
    name: 'Replace kitchen tap',
    price: 10900,
    minutes: 75,
    tasks: ['replace-taps'],
    heard: `new kitchen tap; fit kitchen tap; change kitchen tap; install kitchen tap; swap kitchen tap;
      kitchen tap fitting; kitchen mixer tap fitted; new mixer tap; fit a new tap; replace the tap; new tap fitted;
      put in a new kitchen tap; boiling water tap fitted; replace sink tap; change the tap; new tap for kitchen sink`,
    unless: 'bathroom; bath; basin; outside; garden; outdoor; shower',
  },
  'PLB-TAP-BASIN-NEW': {
    name: 'Replace basin taps',
    price: 11500,
    minutes: 75,
    tasks: ['replace-taps'],
    heard: `new basin taps; change basin tap; fit basin mixer; new bathroom taps; replace bathroom taps;
      fit bathroom tap; swap bathroom tap; new taps on the bathroom sink; change bathroom taps;
      new taps for the basin; basin mixer tap fitted`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-BATH-NEW': {
    name: 'Replace bath taps',
    price: 13500,
    minutes: 90,
    tasks: ['replace-taps'],
    heard: `new bath taps; change bath taps; fit bath mixer; bath shower mixer tap fitted; swap bath taps;
      new taps on the bath; bath tap replacing; bath filler tap`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-OUTSIDE': {
    name: 'Fit outside tap',
    price: 13500,
    minutes: 90,
    tasks: ['fit-outside-taps'],
    heard: `outside tap; garden tap; outdoor tap fitted; new outside tap; install garden tap;
      put in an outside tap; tap in the garden; tap for the hosepipe; tap on outside wall; add an outdoor tap;
      want an outside tap; back garden tap; tap out the back`,
    unless: 'dripping; drips; leaking; leaks; burst; frozen',
  },
  'PLB-TAP-OUTSIDE-FIX': {
    name: 'Repair outside tap',
    price: 7900,
    minutes: 60,
    tasks: ['fit-outside-taps', 'fix-leaking-taps'],
    heard: `outside tap dripping; outside tap leaking; garden tap leaking; outdoor tap drips; garden tap dripping;
      outside tap broken; outside tap frozen and burst; outside tap wont turn off; garden tap burst; fix outside tap`,
    unless: 'kitchen; bathroom',
  },
  'PLB-WC-FIX': {
    name: 'Repair toilet flush or cistern',
    price: 8900,
    minutes: 60,
    tasks: ['repair-toilets'],
    heard: `toilet not flushing; toilet wont flush; toilet keeps running; toilet running constantly; loo wont flush;
      cistern leaking; cistern not filling; cistern constantly filling; toilet flush broken; toilet handle broken;
      toilet leaking; flush button stuck; toilet cistern overflowing; ballcock; ball valve; toilet fill valve;
      toilet siphon; water keeps running into toilet bowl; toilet flush not working; dodgy flush; fix the loo;
      toilet wont stop filling; loose toilet; wobbly toilet; fix toilet; broken toilet`,
    unless: 'seat; blocked; lid',
  },
  'PLB-WC-NEW': {
    name: 'Replace toilet',
    price: 24500,
    minutes: 180,
    tasks: ['replace-toilets'],
    heard: `new toilet; fit a toilet; install toilet; new toilet fitted; change the toilet; swap toilet;
      new loo; fit new loo; toilet pan cracked; toilet suite; replace toilet and cistern; toilet replacing`,
    unless: 'seat; lid; roll; handle; flush',
  },
  'PLB-WC-UNBLOCK': {
    name: 'Unblock toilet',
    price: 9500,
    minutes: 60,
    tasks: ['unblock-toilets'],
    heard: `blocked toilet; toilet is blocked; toilet blocked up; loo blocked; toilet wont go down; toilet overflowing;
      blockage in the toilet; clear blocked toilet; toilet clogged; water rising in toilet; toilet backing up`,
  },
  'PLB-SINK-UNBLOCK': {
    name: 'Unblock sink or basin',
    price: 8500,
    minutes: 60,
    tasks: ['clear-blocked-wastes'],
    heard: `blocked sink; sink blocked; sink wont drain; sink draining slowly; basin blocked; blocked basin;
      unblock sink; clogged sink; sink not draining; sink backing up; basin wont drain; kitchen sink blocked;
      water not going down the sink; plughole blocked; sink full of water; blockage in the sink; sink drains slow`,
    unless: 'toilet; bath; shower',
  },
  'PLB-BATH-UNBLOCK': {
    name: 'Unblock bath or shower waste',
    price: 8900,
    minutes: 60,
    tasks: ['clear-blocked-wastes'],
    heard: `blocked bath; bath wont drain; bath blocked; shower blocked; shower drain blocked; shower not draining;
      bath draining slowly; shower tray filling up; hair in the plughole; shower waste blocked;
      water not going down in shower; shower drains slow; unblock shower drain`,
  },
  'PLB-PIPE-LEAK': {
    name: 'Repair leaking pipe',
    price: 9900,
    minutes: 75,
    tasks: ['fix-pipe-leaks'],
    heard: `leaking pipe; pipe leaking; burst pipe; water leak; pipe dripping; leak from pipe; leaky pipework;
      compression joint leaking; water coming through the ceiling; pinhole leak; pipe has burst; nailed through a pipe`,
    unless: 'gas; gutter; downpipe; drain; sink; basin; roof; tap; radiator; shed',
  },
  'PLB-WASTE-LEAK': {
    name: 'Repair leak under sink',
    price: 8500,
    minutes: 60,
    tasks: ['fix-pipe-leaks', 'clear-blocked-wastes'],
    heard: `leak under sink; water under the sink; sink leaking; u bend leaking; trap leaking; leaking waste pipe;
      puddle under kitchen sink; cupboard under sink is wet; bottle trap leak; basin leaking underneath; waste leaking;
      leaking under the sink; damp under the sink`,
  },
  'PLB-VALVE': {
    name: 'Replace isolation valve',
    price: 8500,
    minutes: 60,
    tasks: ['replace-valves'],
    heard: `isolation valve; isolator valve; service valve; isolating valve leaking; new isolation valve;
      fit isolation valves; valve under sink seized`,
    unless: 'radiator; gas; stopcock',
  },
  'PLB-STOPCOCK': {
    name: 'Replace stopcock',
    price: 13900,
    minutes: 90,
    tasks: ['replace-valves'],
    heard: `stopcock; stop tap; stopcock stuck; stopcock leaking; stopcock wont turn; seized stopcock;
      new stopcock; stop cock; mains water wont turn off; stop tap leaking; stop tap seized`,
    unless: 'gas',
  },
  'PLB-WASHER': {
    name: 'Plumb in washing machine',
    price: 8900,
    minutes: 60,
    tasks: ['plumb-in-appliances'],
    heard: `washing machine plumbed in; connect washing machine; install washing machine; fit washing machine;
      washing machine installing; new washing machine; washer plumbed in; hook up washing machine; washer dryer`,
    unless: 'repair; broken; tap',
  },
  'PLB-DISHWASHER': {
    name: 'Plumb in dishwasher',
    price: 9900,
    minutes: 75,
    tasks: ['plumb-in-appliances'],
    heard: `dishwasher plumbed in; connect dishwasher; install dishwasher; fit dishwasher; dishwasher installing;
      new dishwasher; integrated dishwasher fitted; slimline dishwasher`,
    unless: 'repair; broken',
  },
  'PLB-SINK-KITCHEN': {
    name: 'Replace kitchen sink',
    price: 19500,
    minutes: 150,
    tasks: ['replace-sinks-basins'],
    heard: `new kitchen sink; fit kitchen sink; change kitchen sink; install sink; swap kitchen sink; new sink fitted;
      belfast sink fitted; sink and tap replaced; replace the sink`,
    unless: 'blocked; leak; bathroom; tap',
  },
  'PLB-BASIN': {
    name: 'Replace bathroom basin',
    price: 18500,
    minutes: 150,
    tasks: ['replace-sinks-basins'],
    heard: `new basin; fit basin; replace bathroom sink; new bathroom sink; vanity unit fitted; fit vanity unit;
      pedestal basin; change the basin; basin cracked; wash hand basin replaced; cracked bathroom sink; sink unit`,
    unless: 'blocked; leak; kitchen; taps; tap',
  },
})
