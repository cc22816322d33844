/**
 * Methods whose lambda is given an object of options, by the type of these: `UseX(o => o.Port = 1)` says it
 * nowhere else.
 */
export const OPTION_LAMBDAS: Readonly<Record<string, string>> = {
  AddStackExchangeRedisCache: 'RedisCacheOptions',
  AddPrometheusHttpListener: 'PrometheusHttpListenerOptions',
  UseDashboard: 'DashboardOptions',
};
