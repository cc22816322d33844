"""The pricing service, with its metrics on a port of their own."""
import os

from flask import Flask
from prometheus_client import start_http_server

app = Flask(__name__)


@app.get("/price/<item>")
def price(item: str) -> dict:
    return {"item": item, "price": 42}


if __name__ == "__main__":
    start_http_server(49500)
    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", "9000")))
