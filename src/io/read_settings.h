// `dataset.yaml`: in which zone a data set's local times are, and in which currency its money is.
#pragma once

#include <string>

#include "base/calendar.h"
#include "base/result.h"

namespace xingji {

struct DataSettings {
  Zone zone;
  std::string currency;
};

/// What the file says; Asia/Shanghai and CNY where it says nothing or does not exist.
Result<DataSettings> read_settings(const std::string& path);

}  // namespace xingji
