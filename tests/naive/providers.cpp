#include "naive/providers.h"

namespace xingji::naive {

NaiveFacts facts_for(const Pack& pack, NaiveFacts facts) {
  if (pack.subject != Pack::Subject::provider) return facts;
  for (Version& version : facts.versions) {
    if (version.table != Table::tickets && version.table != Table::checks) continue;
    const Cell& provider = version.cells[column_index(version.table, "provider_id")];
    if (provider.present) version.cells[column_index(version.table, "shop_id")] = {};
  }
  return facts;
}

}  // namespace xingji::naive
