import { inCategory } from './sku.ts'

export const BATHROOM_SKUS = inCategory('Plumbing', {
  'PLB-RESEAL-BATH': {
    name: 'Reseal bath',
    price: 8500,
    minutes: 75,
    tasks: ['reseal-bathrooms'],
    heard: `reseal bath; silicone round the bath; bath sealant; new sealant round bath; seal around bath mouldy; resealing
      the bath; bath silicone; sealant black round bath; mastic round bath; bath needs sealing; redo the silicone;
      silicone gone mouldy; re seal the bath; silicone in bathroom; silicone peeling; bathroom sealant; bathroom silicone;
      mouldy sealant; reseal the bathroom; gap round the bath; caulk round the bath; silicone round the basin; grouting
      sealant round bath; water behind the bath`,
    unless: 'shower; window; kitchen; worktop',
  },
  'PLB-RESEAL-SHOWER': {
    name: 'Reseal shower',
    price: 8900,
    minutes: 75,
    tasks: ['reseal-bathrooms'],
    heard: `reseal shower; shower tray sealant; silicone round shower; shower leaking through seal; shower silicone; seal
      round shower tray; mould on shower sealant; shower needs resealing; shower cubicle sealant; re seal the shower;
      water getting past shower seal; sealant in the shower; shower leaking; shower tray leaking; reseal the wet room`,
    unless: 'bath',
  },
  'PLB-SHOWER-MIXER': {
    name: 'Replace mixer shower',
    price: 16500,
    minutes: 120,
    tasks: ['fit-mixer-showers'],
    heard: `new mixer shower; bar mixer; shower valve; thermostatic shower fitted; fit new shower; replace shower mixer;
      shower bar; shower valve dripping; shower replaced; new shower; shower going hot and cold; fit a shower; mixer
      shower; shower unit; thermostatic shower; thermostatic bar; shower tap; shower knob; shower dribbles; shower
      cartridge; shower knackered; shower panel; shower drips; over bath shower; shower wont get hot`,
    unless: 'electric; head; hose; screen; tray; curtain; door; cubicle',
  },
  'PLB-SHOWER-HEAD': {
    name: 'Replace shower head, hose or riser',
    price: 6500,
    minutes: 45,
    tasks: ['fit-mixer-showers'],
    heard: `shower head; shower hose; riser rail; new shower head; shower head dripping; shower head holder broken; shower
      hose split; shower rail loose; leaking shower hose; shower arm; showerhead; showerheads; riser; handset; shower
      riser; riser bar; shower holder; shower bracket; shower handset; shower spray; shower head blocked; shower pipe
      split`,
    unless: 'screen; curtain',
  },
  'PLB-SHOWER-SCREEN': {
    name: 'Fit shower screen or door',
    price: 12500,
    minutes: 90,
    tasks: ['fit-shower-screens'],
    heard: `bath screen; shower screen; shower door; shower door off its runners; shower door rollers; fit bath screen;
      shower screen leaking; new shower screen; glass screen over bath; shower enclosure; shower cubicle door; hang shower
      door; shower door broken; bath door; shower cubicle; shower panel glass; shower screen seal; bath screen hinge; over
      bath screen; shower door handle; shower door wheels; wet room panel`,
  },
  'PLB-RAD-BLEED': {
    name: 'Bleed radiators',
    price: 6500,
    minutes: 45,
    tasks: ['mend-radiators'],
    heard: `bleed radiators; bleeding the radiators; radiator cold at the top; air in the radiators; radiators need
      bleeding; radiator not getting hot; gurgling radiator; rads cold at top; airlock; rads cold; radiators banging;
      trapped air; radiator not heating; radiator half cold; rad stone cold; radiators not heating up`,
    unless: 'boiler; leaking',
  },
  'PLB-RAD-VALVE': {
    name: 'Replace radiator valve',
    price: 10900,
    minutes: 75,
    tasks: ['mend-radiators'],
    heard: `radiator valve; thermostatic radiator valve; trv; radiator valve leaking; leaking radiator; radiator leaking;
      new radiator valves; radiator valve stuck; rad valve; radiator dripping; fit radiator valves; trvs; lockshield;
      thermostatic valve; thermostatic valves; rad valves; radiator knob; radiator tap; radiator thermostat; valve
      weeping; radiator stuck on; leak from radiator; water under radiator; puddle under radiator; drip from the radiator`,
    unless: 'boiler',
  },
  'PLB-RAD-OFF': {
    name: 'Take off and rehang radiator',
    price: 11500,
    minutes: 90,
    tasks: ['mend-radiators'],
    heard: `take radiator off; remove radiator; radiator off the wall; rehang radiator; radiator off for decorating;
      radiator come away from wall; put radiator back on; radiator bracket loose; take the radiators off; new radiator;
      replace radiator; fit radiator; radiator down; towel radiator; vertical radiator; radiator back on; radiators back
      on; heated towel rail`,
    unless: 'boiler; valve; bleed',
  },
})
