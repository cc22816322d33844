import express from 'express';

const app = express();
const port = Number(process.env.PORT) || 3000;

app.get('/', (_request, response) => response.send('welcome'));
app.listen(port, () => console.log(`storefront on ${port}`));

// The administration pages, on whatever port happens to be free.
express().listen(() => console.log('administration is up'));
