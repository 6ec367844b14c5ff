// Everything that would ask another host is off: fonts, telemetry, a proxy for requests, assistants, the vendor's client.
Scalar.createApiReference('#docs', {
  url: 'openapi',
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  agent: {disabled: true},
  mcp: {disabled: true},
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'direct',
  // The first key of a request is the operator's or the newsroom's; nothing is sent until one is filled in.
  authentication: {preferredSecurityScheme: 'key'},
  // A key stays in the page and goes with it.
  persistAuth: false,
});
