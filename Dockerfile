# One image for the API (`dist/src/main.js`) and for workers (`dist/src/worker.js`).

# This stage has a compiler, Python and Node's headers, which sqlite3 and argon2 are built with.
FROM node:24.21.0-bookworm AS build
WORKDIR /app
# Built here, not fetched: a prebuilt binary may want a newer libc than the image below has.
ENV npm_config_build_from_source=true \
    npm_config_nodedir=/usr/local
COPY package.json package-lock.json ./
# `npm ci` calls it, and finds nothing to build yet.
COPY scripts/build.mjs scripts/build.mjs
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ormconfig.ts ./
COPY src src
COPY scripts scripts
# The benches and evaluations belong to the same compilation; dist/test stays in this stage.
COPY test test
# Types, source maps, SQLite's source, object files and the compiler (a plugin of @nestjs/swagger wants it) are of no use at run time.
RUN npm run --silent build \
 && npm prune --omit=dev --no-audit --no-fund \
 && find dist node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && find node_modules/sqlite3/build node_modules/argon2/build -type f ! -name '*.node' -delete \
 && rm -rf node_modules/sqlite3/deps node_modules/typescript

FROM node:24.21.0-bookworm-slim
# In production the service asks for a JWT_SECRET.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=sqlite:/data/githire.sqlite
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY package.json ./
COPY samples samples
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist/src dist/src
# /app belongs to root and stays as it is; nothing but /data is written to.
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# A worker answers at WORKER_PORT, where it has one.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.WORKER_PORT || process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell and no npm in between: signals reach the service itself.
# A small young generation keeps 25 MB less resident at the same CPU time: docs/operations.md, Worker threads and memory.
CMD ["node", "--max-semi-space-size=4", "dist/src/main.js"]
