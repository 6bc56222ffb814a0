// Loaded before the Kinesis that LocalStack runs (NODE_OPTIONS=--require). As published it listens on
// every address, and lives on when LocalStack is killed.
const net = require("node:net");

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (where, ...rest) {
  const options = typeof where === "object" ? where : { port: where };
  const onListening = rest.find((argument) => typeof argument === "function");
  return listen.call(this, { ...options, host: "127.0.0.1" }, onListening);
};

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 1000).unref();
