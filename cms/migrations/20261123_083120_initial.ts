import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_users_role" AS ENUM('va', 'estimator', 'ops', 'manager', 'admin', 'contractor');
  CREATE TYPE "public"."enum_contractor_skills_confidence" AS ENUM('expert', 'capable');
  CREATE TYPE "public"."enum_leads_customer_type" AS ENUM('homeowner', 'landlord', 'pm', 'commercial');
  CREATE TYPE "public"."enum_leads_source" AS ENUM('call', 'whatsapp', 'web', 'manual');
  CREATE TYPE "public"."enum_leads_state" AS ENUM('created', 'sku_detected', 'video_requested', 'video_received', 'ai_scoring', 'estimator_queued', 'estimator_reviewing', 'awaiting_customer_response', 'quote_generated', 'quote_sent', 'quote_viewed', 'quote_expired', 'booking_in_progress', 'payment_pending', 'payment_failed', 'booking_confirmed', 'contractor_assigned', 'job_scheduled', 'job_in_progress', 'job_completed', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_lead_events_from" AS ENUM('created', 'sku_detected', 'video_requested', 'video_received', 'ai_scoring', 'estimator_queued', 'estimator_reviewing', 'awaiting_customer_response', 'quote_generated', 'quote_sent', 'quote_viewed', 'quote_expired', 'booking_in_progress', 'payment_pending', 'payment_failed', 'booking_confirmed', 'contractor_assigned', 'job_scheduled', 'job_in_progress', 'job_completed', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_lead_events_to" AS ENUM('created', 'sku_detected', 'video_requested', 'video_received', 'ai_scoring', 'estimator_queued', 'estimator_reviewing', 'awaiting_customer_response', 'quote_generated', 'quote_sent', 'quote_viewed', 'quote_expired', 'booking_in_progress', 'payment_pending', 'payment_failed', 'booking_confirmed', 'contractor_assigned', 'job_scheduled', 'job_in_progress', 'job_completed', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_quotes_style" AS ENUM('hhh', 'fixed', 'fixed_optionals');
  CREATE TYPE "public"."enum_quotes_created_by" AS ENUM('va', 'estimator', 'system');
  CREATE TYPE "public"."enum_quotes_status" AS ENUM('draft', 'sent', 'viewed', 'accepted', 'expired', 'superseded');
  CREATE TYPE "public"."enum_bookings_selected_tier" AS ENUM('handy', 'hassle_free', 'high_standard');
  CREATE TYPE "public"."enum_bookings_status" AS ENUM('confirmed', 'cancelled', 'completed');
  CREATE TYPE "public"."enum_job_task_requirements_required_confidence" AS ENUM('expert', 'capable');
  CREATE TYPE "public"."enum_video_scores_recommended_action" AS ENUM('auto_quote', 'estimator');
  CREATE TYPE "public"."enum_estimator_queue_status" AS ENUM('queued', 'in_progress', 'complete');
  CREATE TYPE "public"."enum_contractor_jobs_status" AS ENUM('assigned', 'told', 'on_the_way', 'started', 'done', 'released');
  CREATE TYPE "public"."enum_messages_audience" AS ENUM('customer', 'contractor', 'staff');
  CREATE TYPE "public"."enum_messages_direction" AS ENUM('inbound', 'outbound');
  CREATE TYPE "public"."enum_messages_channel" AS ENUM('whatsapp', 'voice', 'note');
  CREATE TYPE "public"."enum_messages_status" AS ENUM('queued', 'sent', 'delivered', 'read', 'failed');
  CREATE TYPE "public"."enum_calls_direction" AS ENUM('inbound', 'outbound');
  CREATE TYPE "public"."enum_calls_status" AS ENUM('ringing', 'in_progress', 'completed', 'missed', 'failed');
  CREATE TYPE "public"."enum_calls_outcome" AS ENUM('answered', 'missed', 'voicemail', 'failed');
  CREATE TYPE "public"."enum_payments_tier" AS ENUM('handy', 'hassle_free', 'high_standard');
  CREATE TYPE "public"."enum_payments_status" AS ENUM('created', 'pending', 'authorised', 'captured', 'failed', 'cancelled', 'partially_refunded', 'refunded', 'retained', 'disputed');
  CREATE TYPE "public"."enum_exceptions_kind" AS ENUM('postcode_unplaced', 'no_required_tasks', 'job_too_long', 'out_of_range', 'no_contractor', 'contractor_dropped_out', 'capture_failed', 'refund_failed', 'payment_unbooked', 'payment_disputed', 'message_failed', 'media_out_of_place', 'detection_needs_confirming', 'out_of_scope', 'job_not_started', 'job_not_completed', 'swept');
  CREATE TYPE "public"."enum_webhook_events_provider" AS ENUM('stripe', 'twilio');
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"role" "enum_users_role" DEFAULT 'va' NOT NULL,
  	"phone" varchar,
  	"on_duty" boolean DEFAULT false,
  	"is_demo" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" integer DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "handyman_profiles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid,
  	"name" varchar NOT NULL,
  	"phone" varchar NOT NULL,
  	"photo_id" uuid,
  	"postcode" varchar NOT NULL,
  	"location_latitude" double precision,
  	"location_longitude" double precision,
  	"radius_miles" integer DEFAULT 15 NOT NULL,
  	"max_concurrent_jobs" integer DEFAULT 3,
  	"is_active" boolean DEFAULT true,
  	"reactive_mode" boolean DEFAULT false,
  	"certifications" jsonb DEFAULT '[]'::jsonb,
  	"rating" numeric,
  	"rating_count" integer DEFAULT 0,
  	"jobs_assigned" integer DEFAULT 0,
  	"jobs_kept" integer DEFAULT 0,
  	"pay_percent" integer DEFAULT 60,
  	"weekly_pattern" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contractor_tasks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar(200) NOT NULL,
  	"category" varchar(50) NOT NULL,
  	"description" varchar,
  	"requires_certification" boolean DEFAULT false,
  	"certification_name" varchar(100),
  	"is_active" boolean DEFAULT true,
  	"display_order" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contractor_skills" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"handyman_id" uuid NOT NULL,
  	"task_id" uuid NOT NULL,
  	"confidence" "enum_contractor_skills_confidence" NOT NULL,
  	"years_experience" integer,
  	"completed_count" integer DEFAULT 0,
  	"last_performed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contractor_availability_dates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"contractor_id" uuid NOT NULL,
  	"date" date NOT NULL,
  	"is_available" boolean DEFAULT true,
  	"start_time" varchar,
  	"end_time" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "skus" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"category" varchar NOT NULL,
  	"price" integer NOT NULL,
  	"minutes" integer NOT NULL,
  	"synonyms" jsonb DEFAULT '[]'::jsonb,
  	"negative_keywords" jsonb DEFAULT '[]'::jsonb,
  	"is_active" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "skus_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"contractor_tasks_id" uuid
  );
  
  CREATE TABLE "postcode_areas" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"latitude" double precision NOT NULL,
  	"longitude" double precision NOT NULL,
  	"source" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "leads" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar NOT NULL,
  	"customer_name" varchar NOT NULL,
  	"phone" varchar NOT NULL,
  	"email" varchar,
  	"address" varchar,
  	"postcode" varchar,
  	"location_latitude" double precision,
  	"location_longitude" double precision,
  	"customer_type" "enum_leads_customer_type" DEFAULT 'homeowner',
  	"source" "enum_leads_source" DEFAULT 'manual' NOT NULL,
  	"state" "enum_leads_state" DEFAULT 'created' NOT NULL,
  	"state_changed_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"job_description" varchar,
  	"upload_token" varchar NOT NULL,
  	"assigned_to_id" uuid,
  	"previous_lead_id" uuid,
  	"detected" jsonb,
  	"marketing_stopped_at" timestamp(3) with time zone,
  	"last_inbound_at" timestamp(3) with time zone,
  	"erased_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "lead_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"from" "enum_lead_events_from",
  	"to" "enum_lead_events_to" NOT NULL,
  	"actor" varchar NOT NULL,
  	"user_id" uuid,
  	"reason" varchar,
  	"details" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "quotes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"version" integer DEFAULT 1,
  	"style" "enum_quotes_style" NOT NULL,
  	"total" integer NOT NULL,
  	"deposit_percent" integer DEFAULT 20,
  	"line_items" jsonb NOT NULL,
  	"optional_items" jsonb DEFAULT '[]'::jsonb,
  	"expires_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"viewed_at" timestamp(3) with time zone,
  	"accepted_at" timestamp(3) with time zone,
  	"created_by" "enum_quotes_created_by",
  	"author_id" uuid,
  	"token" varchar NOT NULL,
  	"status" "enum_quotes_status" DEFAULT 'draft' NOT NULL,
  	"superseded_at" timestamp(3) with time zone,
  	"hold_grants" jsonb DEFAULT '[]'::jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "bookings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reference" varchar NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"quote_id" uuid,
  	"contractor_id" uuid,
  	"date" date NOT NULL,
  	"time_slot" varchar(20) NOT NULL,
  	"duration_minutes" integer NOT NULL,
  	"start_minute" integer NOT NULL,
  	"end_minute" integer NOT NULL,
  	"selected_tier" "enum_bookings_selected_tier",
  	"selected_extras" jsonb DEFAULT '[]'::jsonb,
  	"tasks" jsonb DEFAULT '[]'::jsonb,
  	"total" integer NOT NULL,
  	"payment_intent_id" varchar,
  	"deposit_amount" integer,
  	"status" "enum_bookings_status",
  	"confirmed_at" timestamp(3) with time zone,
  	"started_at" timestamp(3) with time zone,
  	"cancelled_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"cancellation_reason" varchar,
  	"match_summary" jsonb,
  	"on_the_way_at" timestamp(3) with time zone,
  	"pinned" boolean DEFAULT false,
  	"swap_count" integer DEFAULT 0,
  	"rating" integer,
  	"rating_comment" varchar,
  	"notes" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "slot_holds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"contractor_id" uuid NOT NULL,
  	"date" date NOT NULL,
  	"time_slot" varchar(20) NOT NULL,
  	"start_minute" integer NOT NULL,
  	"end_minute" integer NOT NULL,
  	"session_id" varchar NOT NULL,
  	"scope" jsonb NOT NULL,
  	"work" jsonb NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "job_task_requirements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"task_id" uuid NOT NULL,
  	"required_confidence" "enum_job_task_requirements_required_confidence" DEFAULT 'capable' NOT NULL,
  	"is_primary" boolean DEFAULT true,
  	"ai_confidence" integer,
  	"manually_verified" boolean DEFAULT false,
  	"verified_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "video_scores" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"media_id" uuid,
  	"video_url" varchar,
  	"transcript" varchar,
  	"extracted_frames" jsonb,
  	"complexity_score" integer,
  	"quotable_score" integer,
  	"detected_skus" jsonb,
  	"detected_tasks" jsonb,
  	"reasons" jsonb,
  	"recommended_action" "enum_video_scores_recommended_action",
  	"model" varchar,
  	"prompt_tokens" integer,
  	"completion_tokens" integer,
  	"latency_ms" integer,
  	"scored_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "estimator_queue" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"priority" integer DEFAULT 0,
  	"assigned_to_id" uuid,
  	"status" "enum_estimator_queue_status" DEFAULT 'queued',
  	"reason" varchar,
  	"claimed_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"last_reminder_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "job_matching_history" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"booking_id" uuid,
  	"contractor_id" uuid NOT NULL,
  	"match_score" integer,
  	"score_parts" jsonb,
  	"was_selected" boolean DEFAULT false,
  	"excluded_because" varchar,
  	"job_completed" boolean,
  	"customer_rating" integer,
  	"notes" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contractor_jobs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"booking_id" uuid NOT NULL,
  	"contractor_id" uuid NOT NULL,
  	"status" "enum_contractor_jobs_status" DEFAULT 'assigned' NOT NULL,
  	"pay" integer,
  	"told_at" timestamp(3) with time zone,
  	"on_the_way_at" timestamp(3) with time zone,
  	"started_at" timestamp(3) with time zone,
  	"done_at" timestamp(3) with time zone,
  	"released_at" timestamp(3) with time zone,
  	"released_because" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid,
  	"booking_id" uuid,
  	"contractor_id" uuid,
  	"audience" "enum_messages_audience" NOT NULL,
  	"direction" "enum_messages_direction" DEFAULT 'outbound' NOT NULL,
  	"channel" "enum_messages_channel" DEFAULT 'whatsapp' NOT NULL,
  	"purpose" varchar NOT NULL,
  	"to" varchar,
  	"from" varchar,
  	"body" varchar NOT NULL,
  	"template" varchar,
  	"variables" jsonb,
  	"media" jsonb,
  	"status" "enum_messages_status" DEFAULT 'queued' NOT NULL,
  	"provider_sid" varchar,
  	"dedupe_key" varchar,
  	"error" varchar,
  	"attempts" integer DEFAULT 0,
  	"author_id" uuid,
  	"sent_at" timestamp(3) with time zone,
  	"delivered_at" timestamp(3) with time zone,
  	"read_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "calls" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"call_sid" varchar NOT NULL,
  	"lead_id" uuid,
  	"direction" "enum_calls_direction" DEFAULT 'inbound' NOT NULL,
  	"from" varchar,
  	"to" varchar,
  	"status" "enum_calls_status" DEFAULT 'ringing' NOT NULL,
  	"transcript" jsonb DEFAULT '[]'::jsonb,
  	"recording_url" varchar,
  	"recording_id" uuid,
  	"outcome" "enum_calls_outcome",
  	"answered_by_id" uuid,
  	"answered_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"duration_seconds" integer,
  	"notes" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"lead_id" uuid,
  	"source" varchar,
  	"provider_sid" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" integer,
  	"width" integer,
  	"height" integer,
  	"focal_x" integer,
  	"focal_y" integer
  );
  
  CREATE TABLE "payments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"quote_id" uuid NOT NULL,
  	"hold_id" varchar,
  	"booking_id" uuid,
  	"date" date NOT NULL,
  	"time_slot" varchar NOT NULL,
  	"tier" "enum_payments_tier",
  	"extras" jsonb DEFAULT '[]'::jsonb,
  	"amount" integer NOT NULL,
  	"currency" varchar DEFAULT 'gbp' NOT NULL,
  	"payment_intent_id" varchar,
  	"status" "enum_payments_status" DEFAULT 'created' NOT NULL,
  	"revision" integer DEFAULT 0 NOT NULL,
  	"captured_amount" integer DEFAULT 0 NOT NULL,
  	"refunded_amount" integer DEFAULT 0 NOT NULL,
  	"session_id" varchar,
  	"express_request_at" timestamp(3) with time zone,
  	"hold_ended_at" timestamp(3) with time zone,
  	"authorised_at" timestamp(3) with time zone,
  	"captured_at" timestamp(3) with time zone,
  	"dispute_status" varchar,
  	"last_error" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "exceptions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_exceptions_kind" NOT NULL,
  	"lead_id" uuid,
  	"booking_id" uuid,
  	"detail" varchar NOT NULL,
  	"data" jsonb,
  	"dedupe_key" varchar,
  	"resolved_at" timestamp(3) with time zone,
  	"resolved_by_id" uuid,
  	"resolution" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhook_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"provider" "enum_webhook_events_provider" NOT NULL,
  	"event_id" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"body" jsonb NOT NULL,
  	"worked_off_at" timestamp(3) with time zone,
  	"error" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "audit_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid,
  	"role" varchar,
  	"action" varchar NOT NULL,
  	"resource" varchar NOT NULL,
  	"record_id" varchar,
  	"before" jsonb,
  	"after" jsonb,
  	"reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "settings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"value" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "handyman_profiles" ADD CONSTRAINT "handyman_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "handyman_profiles" ADD CONSTRAINT "handyman_profiles_photo_id_media_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contractor_skills" ADD CONSTRAINT "contractor_skills_handyman_id_handyman_profiles_id_fk" FOREIGN KEY ("handyman_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "contractor_skills" ADD CONSTRAINT "contractor_skills_task_id_contractor_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."contractor_tasks"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "contractor_availability_dates" ADD CONSTRAINT "contractor_availability_dates_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "skus_rels" ADD CONSTRAINT "skus_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."skus"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "skus_rels" ADD CONSTRAINT "skus_rels_contractor_tasks_fk" FOREIGN KEY ("contractor_tasks_id") REFERENCES "public"."contractor_tasks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "leads" ADD CONSTRAINT "leads_assigned_to_id_users_id_fk" FOREIGN KEY ("assigned_to_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "leads" ADD CONSTRAINT "leads_previous_lead_id_leads_id_fk" FOREIGN KEY ("previous_lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "lead_events" ADD CONSTRAINT "lead_events_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "lead_events" ADD CONSTRAINT "lead_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "quotes" ADD CONSTRAINT "quotes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "bookings" ADD CONSTRAINT "bookings_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "bookings" ADD CONSTRAINT "bookings_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "bookings" ADD CONSTRAINT "bookings_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "slot_holds" ADD CONSTRAINT "slot_holds_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "slot_holds" ADD CONSTRAINT "slot_holds_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "job_task_requirements" ADD CONSTRAINT "job_task_requirements_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "job_task_requirements" ADD CONSTRAINT "job_task_requirements_task_id_contractor_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."contractor_tasks"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "job_task_requirements" ADD CONSTRAINT "job_task_requirements_verified_by_id_users_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "video_scores" ADD CONSTRAINT "video_scores_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "video_scores" ADD CONSTRAINT "video_scores_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "estimator_queue" ADD CONSTRAINT "estimator_queue_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "estimator_queue" ADD CONSTRAINT "estimator_queue_assigned_to_id_users_id_fk" FOREIGN KEY ("assigned_to_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "job_matching_history" ADD CONSTRAINT "job_matching_history_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "job_matching_history" ADD CONSTRAINT "job_matching_history_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "contractor_jobs" ADD CONSTRAINT "contractor_jobs_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "contractor_jobs" ADD CONSTRAINT "contractor_jobs_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_contractor_id_handyman_profiles_id_fk" FOREIGN KEY ("contractor_id") REFERENCES "public"."handyman_profiles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "calls" ADD CONSTRAINT "calls_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "calls" ADD CONSTRAINT "calls_recording_id_media_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "calls" ADD CONSTRAINT "calls_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exceptions" ADD CONSTRAINT "exceptions_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exceptions" ADD CONSTRAINT "exceptions_booking_id_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."bookings"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "exceptions" ADD CONSTRAINT "exceptions_resolved_by_id_users_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "handyman_profiles_user_idx" ON "handyman_profiles" USING btree ("user_id");
  CREATE INDEX "handyman_profiles_photo_idx" ON "handyman_profiles" USING btree ("photo_id");
  CREATE INDEX "handyman_profiles_created_at_idx" ON "handyman_profiles" USING btree ("created_at");
  CREATE UNIQUE INDEX "contractor_tasks_name_idx" ON "contractor_tasks" USING btree ("name");
  CREATE INDEX "contractor_tasks_category_idx" ON "contractor_tasks" USING btree ("category");
  CREATE INDEX "contractor_tasks_created_at_idx" ON "contractor_tasks" USING btree ("created_at");
  CREATE INDEX "contractor_skills_handyman_idx" ON "contractor_skills" USING btree ("handyman_id");
  CREATE INDEX "contractor_skills_task_idx" ON "contractor_skills" USING btree ("task_id");
  CREATE INDEX "contractor_skills_created_at_idx" ON "contractor_skills" USING btree ("created_at");
  CREATE UNIQUE INDEX "handyman_task_idx" ON "contractor_skills" USING btree ("handyman_id","task_id");
  CREATE INDEX "contractor_availability_dates_contractor_idx" ON "contractor_availability_dates" USING btree ("contractor_id");
  CREATE INDEX "contractor_availability_dates_date_idx" ON "contractor_availability_dates" USING btree ("date");
  CREATE INDEX "contractor_availability_dates_created_at_idx" ON "contractor_availability_dates" USING btree ("created_at");
  CREATE UNIQUE INDEX "contractor_date_idx" ON "contractor_availability_dates" USING btree ("contractor_id","date");
  CREATE UNIQUE INDEX "skus_code_idx" ON "skus" USING btree ("code");
  CREATE INDEX "skus_category_idx" ON "skus" USING btree ("category");
  CREATE INDEX "skus_created_at_idx" ON "skus" USING btree ("created_at");
  CREATE INDEX "skus_rels_order_idx" ON "skus_rels" USING btree ("order");
  CREATE INDEX "skus_rels_parent_idx" ON "skus_rels" USING btree ("parent_id");
  CREATE INDEX "skus_rels_path_idx" ON "skus_rels" USING btree ("path");
  CREATE INDEX "skus_rels_contractor_tasks_id_idx" ON "skus_rels" USING btree ("contractor_tasks_id");
  CREATE UNIQUE INDEX "postcode_areas_code_idx" ON "postcode_areas" USING btree ("code");
  CREATE INDEX "postcode_areas_created_at_idx" ON "postcode_areas" USING btree ("created_at");
  CREATE UNIQUE INDEX "leads_reference_idx" ON "leads" USING btree ("reference");
  CREATE INDEX "leads_phone_idx" ON "leads" USING btree ("phone");
  CREATE INDEX "leads_postcode_idx" ON "leads" USING btree ("postcode");
  CREATE INDEX "idx_leads_customer_type" ON "leads" USING btree ("customer_type");
  CREATE INDEX "idx_leads_state" ON "leads" USING btree ("state");
  CREATE INDEX "leads_expires_at_idx" ON "leads" USING btree ("expires_at");
  CREATE UNIQUE INDEX "leads_upload_token_idx" ON "leads" USING btree ("upload_token");
  CREATE INDEX "leads_assigned_to_idx" ON "leads" USING btree ("assigned_to_id");
  CREATE INDEX "leads_previous_lead_idx" ON "leads" USING btree ("previous_lead_id");
  CREATE INDEX "leads_created_at_idx" ON "leads" USING btree ("created_at");
  CREATE INDEX "state_stateChangedAt_idx" ON "leads" USING btree ("state","state_changed_at");
  CREATE INDEX "lead_events_lead_idx" ON "lead_events" USING btree ("lead_id");
  CREATE INDEX "lead_events_user_idx" ON "lead_events" USING btree ("user_id");
  CREATE INDEX "lead_createdAt_idx" ON "lead_events" USING btree ("lead_id","created_at");
  CREATE INDEX "idx_quotes_lead" ON "quotes" USING btree ("lead_id");
  CREATE INDEX "idx_quotes_expires" ON "quotes" USING btree ("expires_at");
  CREATE INDEX "quotes_author_idx" ON "quotes" USING btree ("author_id");
  CREATE UNIQUE INDEX "quotes_token_idx" ON "quotes" USING btree ("token");
  CREATE INDEX "quotes_created_at_idx" ON "quotes" USING btree ("created_at");
  CREATE UNIQUE INDEX "lead_version_idx" ON "quotes" USING btree ("lead_id","version");
  CREATE UNIQUE INDEX "bookings_reference_idx" ON "bookings" USING btree ("reference");
  CREATE INDEX "bookings_lead_idx" ON "bookings" USING btree ("lead_id");
  CREATE INDEX "bookings_quote_idx" ON "bookings" USING btree ("quote_id");
  CREATE INDEX "idx_bookings_contractor" ON "bookings" USING btree ("contractor_id");
  CREATE INDEX "idx_bookings_date" ON "bookings" USING btree ("date");
  CREATE INDEX "idx_bookings_status" ON "bookings" USING btree ("status");
  CREATE INDEX "bookings_created_at_idx" ON "bookings" USING btree ("created_at");
  CREATE UNIQUE INDEX "slot_holds_quote_idx" ON "slot_holds" USING btree ("quote_id");
  CREATE INDEX "slot_holds_contractor_idx" ON "slot_holds" USING btree ("contractor_id");
  CREATE INDEX "idx_slot_holds_expires" ON "slot_holds" USING btree ("expires_at");
  CREATE INDEX "idx_slot_holds_contractor" ON "slot_holds" USING btree ("contractor_id","date","time_slot");
  CREATE INDEX "idx_job_tasks_lead" ON "job_task_requirements" USING btree ("lead_id");
  CREATE INDEX "job_task_requirements_task_idx" ON "job_task_requirements" USING btree ("task_id");
  CREATE INDEX "job_task_requirements_verified_by_idx" ON "job_task_requirements" USING btree ("verified_by_id");
  CREATE INDEX "job_task_requirements_created_at_idx" ON "job_task_requirements" USING btree ("created_at");
  CREATE UNIQUE INDEX "lead_task_idx" ON "job_task_requirements" USING btree ("lead_id","task_id");
  CREATE INDEX "idx_video_scores_lead" ON "video_scores" USING btree ("lead_id");
  CREATE INDEX "video_scores_media_idx" ON "video_scores" USING btree ("media_id");
  CREATE INDEX "video_scores_created_at_idx" ON "video_scores" USING btree ("created_at");
  CREATE INDEX "estimator_queue_lead_idx" ON "estimator_queue" USING btree ("lead_id");
  CREATE INDEX "idx_estimator_queue_assigned" ON "estimator_queue" USING btree ("assigned_to_id");
  CREATE INDEX "estimator_queue_created_at_idx" ON "estimator_queue" USING btree ("created_at");
  CREATE INDEX "idx_estimator_queue_status" ON "estimator_queue" USING btree ("status","priority");
  CREATE INDEX "job_matching_history_booking_idx" ON "job_matching_history" USING btree ("booking_id");
  CREATE INDEX "idx_matching_history_contractor" ON "job_matching_history" USING btree ("contractor_id");
  CREATE INDEX "contractor_jobs_booking_idx" ON "contractor_jobs" USING btree ("booking_id");
  CREATE INDEX "contractor_jobs_contractor_idx" ON "contractor_jobs" USING btree ("contractor_id");
  CREATE INDEX "contractor_jobs_created_at_idx" ON "contractor_jobs" USING btree ("created_at");
  CREATE INDEX "messages_lead_idx" ON "messages" USING btree ("lead_id");
  CREATE INDEX "messages_booking_idx" ON "messages" USING btree ("booking_id");
  CREATE INDEX "messages_contractor_idx" ON "messages" USING btree ("contractor_id");
  CREATE INDEX "messages_to_idx" ON "messages" USING btree ("to");
  CREATE INDEX "messages_from_idx" ON "messages" USING btree ("from");
  CREATE INDEX "messages_status_idx" ON "messages" USING btree ("status");
  CREATE UNIQUE INDEX "messages_provider_sid_idx" ON "messages" USING btree ("provider_sid");
  CREATE UNIQUE INDEX "messages_dedupe_key_idx" ON "messages" USING btree ("dedupe_key");
  CREATE INDEX "messages_author_idx" ON "messages" USING btree ("author_id");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE INDEX "lead_createdAt_1_idx" ON "messages" USING btree ("lead_id","created_at");
  CREATE UNIQUE INDEX "calls_call_sid_idx" ON "calls" USING btree ("call_sid");
  CREATE INDEX "calls_lead_idx" ON "calls" USING btree ("lead_id");
  CREATE INDEX "calls_recording_idx" ON "calls" USING btree ("recording_id");
  CREATE INDEX "calls_answered_by_idx" ON "calls" USING btree ("answered_by_id");
  CREATE INDEX "calls_created_at_idx" ON "calls" USING btree ("created_at");
  CREATE INDEX "media_lead_idx" ON "media" USING btree ("lead_id");
  CREATE UNIQUE INDEX "media_provider_sid_idx" ON "media" USING btree ("provider_sid");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "payments_lead_idx" ON "payments" USING btree ("lead_id");
  CREATE INDEX "payments_quote_idx" ON "payments" USING btree ("quote_id");
  CREATE INDEX "payments_hold_id_idx" ON "payments" USING btree ("hold_id");
  CREATE INDEX "payments_booking_idx" ON "payments" USING btree ("booking_id");
  CREATE UNIQUE INDEX "payments_payment_intent_id_idx" ON "payments" USING btree ("payment_intent_id");
  CREATE INDEX "payments_status_idx" ON "payments" USING btree ("status");
  CREATE INDEX "payments_created_at_idx" ON "payments" USING btree ("created_at");
  CREATE INDEX "exceptions_kind_idx" ON "exceptions" USING btree ("kind");
  CREATE INDEX "exceptions_lead_idx" ON "exceptions" USING btree ("lead_id");
  CREATE INDEX "exceptions_booking_idx" ON "exceptions" USING btree ("booking_id");
  CREATE INDEX "exceptions_resolved_at_idx" ON "exceptions" USING btree ("resolved_at");
  CREATE INDEX "exceptions_resolved_by_idx" ON "exceptions" USING btree ("resolved_by_id");
  CREATE INDEX "exceptions_created_at_idx" ON "exceptions" USING btree ("created_at");
  CREATE UNIQUE INDEX "provider_eventId_idx" ON "webhook_events" USING btree ("provider","event_id");
  CREATE INDEX "audit_log_user_idx" ON "audit_log" USING btree ("user_id");
  CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("created_at");
  CREATE INDEX "resource_recordId_idx" ON "audit_log" USING btree ("resource","record_id");
  CREATE UNIQUE INDEX "settings_key_idx" ON "settings" USING btree ("key");
  CREATE INDEX "settings_created_at_idx" ON "settings" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "handyman_profiles" CASCADE;
  DROP TABLE "contractor_tasks" CASCADE;
  DROP TABLE "contractor_skills" CASCADE;
  DROP TABLE "contractor_availability_dates" CASCADE;
  DROP TABLE "skus" CASCADE;
  DROP TABLE "skus_rels" CASCADE;
  DROP TABLE "postcode_areas" CASCADE;
  DROP TABLE "leads" CASCADE;
  DROP TABLE "lead_events" CASCADE;
  DROP TABLE "quotes" CASCADE;
  DROP TABLE "bookings" CASCADE;
  DROP TABLE "slot_holds" CASCADE;
  DROP TABLE "job_task_requirements" CASCADE;
  DROP TABLE "video_scores" CASCADE;
  DROP TABLE "estimator_queue" CASCADE;
  DROP TABLE "job_matching_history" CASCADE;
  DROP TABLE "contractor_jobs" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "calls" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "payments" CASCADE;
  DROP TABLE "exceptions" CASCADE;
  DROP TABLE "webhook_events" CASCADE;
  DROP TABLE "audit_log" CASCADE;
  DROP TABLE "settings" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_contractor_skills_confidence";
  DROP TYPE "public"."enum_leads_customer_type";
  DROP TYPE "public"."enum_leads_source";
  DROP TYPE "public"."enum_leads_state";
  DROP TYPE "public"."enum_lead_events_from";
  DROP TYPE "public"."enum_lead_events_to";
  DROP TYPE "public"."enum_quotes_style";
  DROP TYPE "public"."enum_quotes_created_by";
  DROP TYPE "public"."enum_quotes_status";
  DROP TYPE "public"."enum_bookings_selected_tier";
  DROP TYPE "public"."enum_bookings_status";
  DROP TYPE "public"."enum_job_task_requirements_required_confidence";
  DROP TYPE "public"."enum_video_scores_recommended_action";
  DROP TYPE "public"."enum_estimator_queue_status";
  DROP TYPE "public"."enum_contractor_jobs_status";
  DROP TYPE "public"."enum_messages_audience";
  DROP TYPE "public"."enum_messages_direction";
  DROP TYPE "public"."enum_messages_channel";
  DROP TYPE "public"."enum_messages_status";
  DROP TYPE "public"."enum_calls_direction";
  DROP TYPE "public"."enum_calls_status";
  DROP TYPE "public"."enum_calls_outcome";
  DROP TYPE "public"."enum_payments_tier";
  DROP TYPE "public"."enum_payments_status";
  DROP TYPE "public"."enum_exceptions_kind";
  DROP TYPE "public"."enum_webhook_events_provider";`)
}
