import { inCategory } from './sku.ts'

export const PLUMBING_SKUS = inCategory('Plumbing', {
  'PLB-TAP-KITCHEN': {
    name: 'Repair dripping kitchen tap',
    price: 7900,
    minutes: 60,
    tasks: ['fix-leaking-taps'],
    heard: `kitchen tap is dripping; dripping tap; tap is dripping; leaking tap; tap wont stop; tap leaks; leaky tap; tap
      wont stop dripping; tap drips; fix tap; kitchen tap leaking; mixer tap dripping; kitchen mixer dripping; kitchen
      mixer tap leaking; sink tap dripping; tap washer; new washer on tap; tap wont turn off; tap is loose; tap wont turn
      off properly; kitchen tap broken; tap keeps dripping; loose tap; kitchen tap wobbly; spout leaking; tap running
      constantly; tap head; tap cartridge; tap spindle; utility tap`,
    unless: 'bathroom; bath; basin; outside; garden; outdoor; wash basin; shower',
  },
  'PLB-TAP-BATHROOM': {
    name: 'Repair dripping bathroom tap',
    price: 7900,
    minutes: 60,
    tasks: ['fix-leaking-taps'],
    heard: `bathroom tap dripping; bath tap dripping; basin tap dripping; bathroom tap leaking; basin tap leaking; bath
      tap leaks; hot tap in the bathroom drips; tap in the bathroom wont turn off; bathroom tap stiff; en suite tap
      dripping; basin tap wont stop; bathroom tap wont stop; bath tap wont turn off; bathroom tap loose; cloakroom tap
      dripping; sink tap in bathroom dripping; bath tap keeps dripping; ensuite tap; cloakroom tap; bathroom mixer
      dripping; basin mixer dripping; bath mixer dripping; downstairs loo tap`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-KITCHEN-NEW': {
    name: 'Replace kitchen tap',
    price: 10900,
    minutes: 75,
    tasks: ['replace-taps'],
    heard: `new kitchen tap; fit kitchen tap; change kitchen tap; install kitchen tap; swap kitchen tap; kitchen tap
      fitting; kitchen mixer tap fitted; new mixer tap; fit a new tap; replace the tap; new tap fitted; put in a new
      kitchen tap; boiling water tap fitted; replace sink tap; change the tap; new tap for kitchen sink; quooker; spray
      tap; boiling tap; quooker tap; pull down tap`,
    unless: 'bathroom; bath; basin; outside; garden; outdoor; shower',
  },
  'PLB-TAP-BASIN-NEW': {
    name: 'Replace basin taps',
    price: 11500,
    minutes: 75,
    tasks: ['replace-taps'],
    heard: `new basin taps; change basin tap; fit basin mixer; new bathroom taps; replace bathroom taps; fit bathroom tap;
      swap bathroom tap; new taps on the bathroom sink; change bathroom taps; new taps for the basin; basin mixer tap
      fitted; basin mixer; basin monobloc; monobloc tap; bathroom mixer fitted; cloakroom tap replaced; en suite taps
      replaced`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-BATH-NEW': {
    name: 'Replace bath taps',
    price: 13500,
    minutes: 90,
    tasks: ['replace-taps'],
    heard: `new bath taps; change bath taps; fit bath mixer; bath shower mixer tap fitted; swap bath taps; new taps on the
      bath; bath tap replacing; bath filler tap; bath mixer; bath filler; mixer filler; bath mixer tap; mixer for the bath`,
    unless: 'kitchen; outside; garden',
  },
  'PLB-TAP-OUTSIDE': {
    name: 'Fit outside tap',
    price: 13500,
    minutes: 90,
    tasks: ['fit-outside-taps'],
    heard: `outside tap; garden tap; outdoor tap fitted; new outside tap; install garden tap; put in an outside tap; tap
      in the garden; tap for the hosepipe; tap on outside wall; add an outdoor tap; want an outside tap; back garden tap;
      tap out the back; outside taps; outdoor tap; outdoor taps; external tap; exterior tap; tap outside; hose tap; stand
      pipe; outdoor water tap; garden water tap; tap for garden; tap for hose; water point outside; tap on the patio; tap
      on the drive; water supply to the garden; tap outside for washing the car; tap at the back of the house`,
    unless: 'dripping; drips; leaking; leaks; burst; frozen',
  },
  'PLB-TAP-OUTSIDE-FIX': {
    name: 'Repair outside tap',
    price: 7900,
    minutes: 60,
    tasks: ['fit-outside-taps', 'fix-leaking-taps'],
    heard: `outside tap dripping; outside tap leaking; garden tap leaking; outdoor tap drips; garden tap dripping; outside
      tap broken; outside tap frozen and burst; outside tap wont turn off; garden tap burst; fix outside tap; outside tap
      frozen; outside tap handle; outside tap spraying; garden tap stiff; garden tap loose; garden tap frozen; external
      tap leaking; hose tap leaking; outside tap wont stop; garden tap wont turn off`,
    unless: 'kitchen; bathroom',
  },
  'PLB-WC-FIX': {
    name: 'Repair toilet flush or cistern',
    price: 8900,
    minutes: 60,
    tasks: ['repair-toilets'],
    heard: `toilet not flushing; toilet wont flush; toilet keeps running; toilet running constantly; loo wont flush;
      cistern leaking; cistern not filling; cistern constantly filling; toilet flush broken; toilet handle broken; toilet
      leaking; flush button stuck; toilet cistern overflowing; ballcock; ball valve; toilet fill valve; toilet siphon;
      water keeps running into toilet bowl; toilet flush not working; dodgy flush; fix the loo; toilet wont stop filling;
      loose toilet; wobbly toilet; fix toilet; broken toilet; flush; flusher; syphon; siphon; ballvalve; macerator;
      saniflo; toilet moves; toilet handle; toilet button; toilet chain; flush button; flush handle; flush valve; flush
      lever; cistern noisy; cistern overflowing; cistern lid; fill valve; inlet valve; float valve; ball cock; toilet slow
      to fill; water round the toilet; puddle round the toilet; trickle down the back of the pan`,
    unless: 'seat; blocked; lid',
  },
  'PLB-WC-NEW': {
    name: 'Replace toilet',
    price: 24500,
    minutes: 180,
    tasks: ['replace-toilets'],
    heard: `new toilet; fit a toilet; install toilet; new toilet fitted; change the toilet; swap toilet; new loo; fit new
      loo; toilet pan cracked; toilet suite; replace toilet and cistern; toilet replacing; bidet; toilet pan; cracked pan;
      disabled toilet; cistern replaced; cistern cracked; toilet bowl cracked; close coupled toilet; wall hung toilet;
      back to wall toilet`,
    unless: 'seat; lid; roll; handle; flush',
  },
  'PLB-WC-UNBLOCK': {
    name: 'Unblock toilet',
    price: 9500,
    minutes: 60,
    tasks: ['unblock-toilets'],
    heard: `blocked toilet; toilet is blocked; toilet blocked up; loo blocked; toilet wont go down; toilet overflowing;
      blockage in the toilet; clear blocked toilet; toilet clogged; water rising in toilet; toilet backing up; sewage;
      toilet rising; plunger toilet; toilet fills up; toilet wont drain; blocked with wipes; soil pipe blocked; toy down
      the toilet; nappy down the toilet; wipes down the toilet; toilet full to the top; toilet filling to the top; water
      coming up the toilet; water comes up to the rim; water comes up to the top`,
  },
  'PLB-SINK-UNBLOCK': {
    name: 'Unblock sink or basin',
    price: 8500,
    minutes: 60,
    tasks: ['clear-blocked-wastes'],
    heard: `blocked sink; sink blocked; sink wont drain; sink draining slowly; basin blocked; blocked basin; unblock sink;
      clogged sink; sink not draining; sink backing up; basin wont drain; kitchen sink blocked; water not going down the
      sink; plughole blocked; sink full of water; blockage in the sink; sink drains slow; basin slow; basin plughole;
      blocked waste; plug hole blocked; basin drains slowly`,
    unless: 'toilet; bath; shower',
  },
  'PLB-BATH-UNBLOCK': {
    name: 'Unblock bath or shower waste',
    price: 8900,
    minutes: 60,
    tasks: ['clear-blocked-wastes'],
    heard: `blocked bath; bath wont drain; bath blocked; shower blocked; shower drain blocked; shower not draining; bath
      draining slowly; shower tray filling up; hair in the plughole; shower waste blocked; water not going down in shower;
      shower drains slow; unblock shower drain; bathwater; bath slow; bath plughole; shower trap; shower plughole; bath
      waste blocked; bath backing up; shower backing up; shower fills up; shower filling up; shower tray floods; wet room
      drain; shower slow to drain; shower tray wont drain; wet room wont drain; bath water wont go down`,
  },
  'PLB-PIPE-LEAK': {
    name: 'Repair leaking pipe',
    price: 9900,
    minutes: 75,
    tasks: ['fix-pipe-leaks'],
    heard: `leaking pipe; pipe leaking; burst pipe; water leak; pipe dripping; leak from pipe; leaky pipework; compression
      joint leaking; water coming through the ceiling; pinhole leak; pipe has burst; nailed through a pipe; pipe spraying;
      pipe frozen; pipe joint; pipes leak; pipes leaking; pipes dripping; pipes burst; water pipe; leaking joint; slow
      leak; airing cupboard leak; leak behind the toilet; leak behind the washing machine`,
    unless: 'gas; gutter; downpipe; drain; sink; basin; roof; tap; radiator; shed',
  },
  'PLB-WASTE-LEAK': {
    name: 'Repair leak under sink',
    price: 8500,
    minutes: 60,
    tasks: ['fix-pipe-leaks', 'clear-blocked-wastes'],
    heard: `leak under sink; water under the sink; sink leaking; u bend leaking; trap leaking; leaking waste pipe; puddle
      under kitchen sink; cupboard under sink is wet; bottle trap leak; basin leaking underneath; waste leaking; leaking
      under the sink; damp under the sink; ubend; waste trap; u bend; bottle trap; leak under basin; bath waste leaking;
      shower waste leaking; waste pipe disconnected`,
  },
  'PLB-VALVE': {
    name: 'Replace isolation valve',
    price: 8500,
    minutes: 60,
    tasks: ['replace-valves'],
    heard: `isolation valve; isolator valve; service valve; isolating valve leaking; new isolation valve; fit isolation
      valves; valve under sink seized; ballofix; isolation valves; isolating valve; isolating valves; isolator valves;
      isolators fitted; service valves; valve dripping; valve seized; valve replaced; gate valve; valve on pipe; washing
      machine valve; isolator on the pipe; valve under the basin; valve under the toilet; washing machine tap leaking`,
    unless: 'radiator; gas; stopcock',
  },
  'PLB-STOPCOCK': {
    name: 'Replace stopcock',
    price: 13900,
    minutes: 90,
    tasks: ['replace-valves'],
    heard: `stopcock; stop tap; stopcock stuck; stopcock leaking; stopcock wont turn; seized stopcock; new stopcock; stop
      cock; mains water wont turn off; stop tap leaking; stop tap seized; stopcocks; stopcock moved; mains stopcock;
      stopcock wont move; stop valve stuck; mains tap stuck; mains water tap; mains water stopcock`,
    unless: 'gas',
  },
  'PLB-WASHER': {
    name: 'Plumb in washing machine',
    price: 8900,
    minutes: 60,
    tasks: ['plumb-in-appliances'],
    heard: `washing machine plumbed in; connect washing machine; install washing machine; fit washing machine; washing
      machine installing; new washing machine; washer plumbed in; hook up washing machine; washer dryer; wash machine;
      dryer vent; washing machine delivered; washing machine arrived; washer hooked up; integrated washing machine;
      washing machine waste; washing machine hose; washing machine inlet; fridge water supply; washing machine hooking up;
      water supply to fridge`,
    unless: 'repair; broken; tap',
  },
  'PLB-DISHWASHER': {
    name: 'Plumb in dishwasher',
    price: 9900,
    minutes: 75,
    tasks: ['plumb-in-appliances'],
    heard: `dishwasher plumbed in; connect dishwasher; install dishwasher; fit dishwasher; dishwasher installing; new
      dishwasher; integrated dishwasher fitted; slimline dishwasher; dishwasher delivered; dishwasher arrived; integrated
      dishwasher; dishwasher waste; dishwasher hooking up; table top dishwasher; dishwasher waste pipe`,
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
    heard: `new basin; fit basin; replace bathroom sink; new bathroom sink; vanity unit fitted; fit vanity unit; pedestal
      basin; change the basin; basin cracked; wash hand basin replaced; cracked bathroom sink; sink unit; vanity; bathroom
      basin; bathroom vanity; cloakroom basin; corner basin; countertop basin; wash basin; hand basin; vanity unit; en
      suite basin; counter top basin; wall hung basin; basin off the wall`,
    unless: 'blocked; leak; kitchen; taps; tap',
  },
})
