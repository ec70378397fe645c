# The desk as an image: built from this checkout, run as a user that may write to one folder and nowhere else.
FROM node:24-bookworm-slim AS build
WORKDIR /checkout
COPY . .
RUN npm ci && mkdir /packed \
 && npm pack --workspace packages/core --workspace packages/sdk --workspace packages/server --workspace packages/cli --workspace packs --pack-destination /packed
RUN mkdir /desk && cd /desk && npm init --yes && npm install --omit=dev --no-audit --no-fund /packed/*.tgz && npm cache clean --force

FROM node:24-bookworm-slim
ENV NODE_ENV=production
COPY --from=build /desk /desk
RUN mkdir /data && chown node:node /data && chmod 700 /data
USER node
WORKDIR /data
VOLUME /data
EXPOSE 4747
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4747/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/desk/node_modules/@baton-desk/cli/bin/baton.js"]
CMD ["start", "--no-demo", "--host", "0.0.0.0", "--data", "/data"]
