import { inCategory } from './sku.ts'

export const FENCE_SKUS = inCategory('General & Outdoor', {
  'OUT-FENCE-PANEL': {
    name: 'Replace fence panel',
    price: 9500,
    minutes: 60,
    tasks: ['repair-fences'],
    heard: `fence panel; fence panels; fence blown down; fence panel broken; new fence panel; fence fallen down; fence
      repair; replace fence panels; fence panel blown out; fence down; panel in the fence; fence broken; fix the fence;
      garden fence; fencing; fence panel missing; slats on fence; new fence; gravel boards; fence came down; fence falling
      over; trellis; featheredge; closeboard; fencing panels; panels down; panels replacing; fence boards; back fence;
      side fence; picket fence; fence gap; privacy screen; arris rail; fence panels replacing; fence panels replaced;
      fence panels blown; fence panels down; fence panels gone; fence panels fell; fence panels smashed; fence panels
      broken; fence panels snapped; fence panels missing; fence panels swapping; fence panels rotten; panels of fence;
      panels of fencing; panels blew down; trellis on the fence`,
    unless: 'post; posts; paint; painted; stain; painting; staining; treat',
  },
  'OUT-FENCE-POST': {
    name: 'Replace fence post',
    price: 12500,
    minutes: 120,
    tasks: ['repair-fences'],
    heard: `fence post; fence posts; fence post rotten; fence post snapped; post in the fence; concrete post; fence post
      leaning; new fence post; fence post broken; post rotted; rotten post; wobbly fence post; post concreted in; repair
      spur; fence leaning; gatepost; gateposts; metpost; posts rotted; posts rotten; posts snapped; posts gone; posts
      loose; posts leaning; posts concreting; posts concreted; posts replaced; posts replacing; concrete posts; concrete
      spur; gate post; fence posts replacing; fence posts replaced; fence posts snapped; fence posts broken; fence posts
      rotten; fence posts loose; fence posts leaning; fence posts wobbly; concrete fence posts; posts for the fence; posts
      on the fence; post at the bottom`,
    unless: 'newel; goal; code',
  },
  'OUT-GATE': {
    name: 'Fit garden gate',
    price: 16500,
    minutes: 150,
    tasks: ['fit-gates'],
    heard: `new gate; garden gate; fit a gate; side gate; hang a gate; gate hung; install gate; new side gate; gate
      fitted; back gate; wooden gate; driveway gate; gate putting up; replace gate; gate needs hanging; build a gate;
      gates fitted; gates hung; gates fitting; metal gate; side gates; garden gates; front gate; driveway gates; drive
      gates; gate for garden; gate for the side; gate down the side; gate for the drive`,
    unless:
      'stair; baby; sticking; dropped; broken; latch; hinge; paint; electric; child; bolt; dog',
  },
  'OUT-GATE-FIX': {
    name: 'Repair gate',
    price: 7500,
    minutes: 60,
    tasks: ['fit-gates'],
    heard: `gate wont shut; gate wont close; gate dropped; gate sticking; gate latch; gate hinge; gate broken; fix the
      gate; gate lock; gate hanging off; garden gate repair; gate bolt; gate catching; gate post loose; gate dragging;
      gate sagging; gate stuck; gate swollen; gate off its hinges; gate swings; gate handle; gate post; gate wont latch;
      gate wont lock; bolt on gate`,
    unless: 'stair; baby; electric',
  },
  'OUT-SHED': {
    name: 'Build shed',
    price: 24500,
    minutes: 300,
    tasks: ['build-sheds'],
    heard: `shed; build a shed; assemble shed; garden shed; put up a shed; shed building; summerhouse; shed erected; new
      shed; shed assembly; log store; bike shed; metal shed; greenhouse; plastic shed; shed putting up; install shed;
      keter; polytunnel; gazebo; hutch; carport; keter box; bike store; bin store; bin storage; log cabin; garden room;
      pergola built; dog kennel; pet house; shed floor; garden storage box`,
    unless:
      'paint; roof; felt; door; remove; clear; stain; painted; leak; empty; lock; painting; take down',
  },
  'OUT-SHED-FELT': {
    name: 'Refelt shed roof',
    price: 13500,
    minutes: 120,
    tasks: ['build-sheds'],
    heard: `shed roof; shed felt; shed roof felt; shed roof leaking; refelt shed; felt on the shed; shed leaking; felt the
      shed; re felt shed roof; shed roof felt blown off; new felt on shed; felting shed; felting; refelting; refelt;
      summerhouse roof; summerhouse felt; garage felt; playhouse roof`,
  },
})
