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
  // What asks for a key on this page is meant by default, and not the access of subscribers.
  authentication: {preferredSecurityScheme: 'key'},
  // A key stays in the page and goes with it.
  persistAuth: false,
  // As long as none is filled in, none is sent: an empty one would be a wrong one, and refused.
  onRequestBuilt: ({request}) => {
    if (request.headers.get('Authorization')?.trim() === 'Bearer') {
      request.headers.delete('Authorization');
    }
  },
});
