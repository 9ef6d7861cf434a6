# What may be tuned later, each with a sensible start.

variable "environment" {
  description = "Production never sleeps; any other environment does outside office hours."
  type        = string
  default     = "production"
}

variable "desired_count" {
  description = "Tasks in office hours. Two, so that one zone may fail."
  type        = number
  default     = 2
}

variable "cpu" {
  description = "CPU units of a task; 1024 is one core."
  type        = number
  default     = 256
}

variable "memory" {
  description = "MiB of a task."
  type        = number
  default     = 512
}

variable "certificate_arn" {
  description = "ACM certificate. With one, HTTP only redirects; without, the load balancer speaks HTTP."
  type        = string
  default     = null
}

variable "alarm_email" {
  description = "Who gets the alarms by e-mail; AWS asks the address to confirm."
  type        = string
  default     = null
}

variable "database_instance_class" {
  description = "Size of the database."
  type        = string
  default     = "db.t3.micro"
}

variable "database_storage_gib" {
  description = "Storage at first; grows by itself to five times that."
  type        = number
  default     = 20
}

variable "database_multi_az" {
  description = "A standby in the other zone. Default: for tier 1."
  type        = bool
  default     = null
}

variable "off_hours" {
  description = "Whether to sleep outside office hours (default: outside production), and when."
  type = object({
    enabled   = optional(bool)
    stop      = optional(string, "cron(0 20 ? * MON-FRI *)")
    start     = optional(string, "cron(0 7 ? * MON-FRI *)")
    time_zone = optional(string, "UTC")
  })
  default = {}
}

variable "global_suffix" {
  description = "Sets roles and bucket, whose names are unique beyond the region, apart from those of a lost region."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(-[a-z0-9]{1,5})?$", var.global_suffix))
    error_message = "Empty, or a hyphen and up to five letters or digits."
  }
}
