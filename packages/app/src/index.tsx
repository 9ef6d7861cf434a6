import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { createGantryApp } from './createGantryApp';

ReactDOM.createRoot(document.getElementById('root')!).render(
  createGantryApp().createRoot(),
);
