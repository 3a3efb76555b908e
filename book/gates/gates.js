// All gates, in the order in which they run: quick ones first.
import * as html from './html.js';
import * as links from './links.js';
import * as ids from './ids.js';
import * as contrast from './contrast.js';
import * as axe from './axe.js';
import * as formulas from './formulas.js';
import * as phone from './phone.js';
import * as behaviour from './behaviour.js';
import * as epub from './epub.js';

export const GATES = [html, links, ids, contrast, formulas, phone, behaviour,
  axe, epub];
