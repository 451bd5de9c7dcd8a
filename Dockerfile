# syntax=docker/dockerfile:1
# Planner in one image: published self-contained, on Debian with the browser that prints the report and the fonts it prints with.
# docker build -t planner . && docker run --read-only --tmpfs /tmp -v planner:/data -p 5080:5080 planner

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Restored by itself first: a change of code alone then reuses the packages.
COPY .editorconfig Directory.Build.props Directory.Packages.props global.json ./
COPY Planner.Domain/Planner.Domain.csproj Planner.Domain/packages.lock.json Planner.Domain/
COPY Planner.Web/Planner.Web.csproj Planner.Web/packages.lock.json Planner.Web/
RUN dotnet restore Planner.Web -r linux-x64 -p:SelfContained=true
COPY Planner.Domain Planner.Domain
COPY Planner.Web Planner.Web
COPY seed-data seed-data
RUN dotnet publish Planner.Web -c Release -r linux-x64 --self-contained --no-restore -o /app

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates chromium fonts-noto-cjk fonts-liberation libicu72 libssl3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin planner \
    && install -d -o planner -g planner /data
COPY --from=build /app /app
# The root file system may be read-only: the product writes to /data, the browser and the runtime to /tmp.
ENV ASPNETCORE_URLS=http://0.0.0.0:5080 \
    AllowedHosts=* \
    PLANNER_DATA=/data \
    HOME=/tmp \
    XDG_CONFIG_HOME=/tmp/config \
    XDG_CACHE_HOME=/tmp/cache
USER 10001
WORKDIR /data
VOLUME /data
EXPOSE 5080
# Bash asks by itself, so that the image needs no client program.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/app/Planner.Web"]
