import 'reflect-metadata';
import { loadSettings } from './config/env.js';
loadSettings();
